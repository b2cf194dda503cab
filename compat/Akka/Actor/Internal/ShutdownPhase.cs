using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>One phase of the coordinated shutdown.</summary>
/// <param name="DependsOn">The phases that come before.</param>
/// <param name="Timeout">How long its tasks may take.</param>
/// <param name="Recover">Whether the next phase runs although a task failed or was late.</param>
/// <param name="Enabled">Whether it runs at all.</param>
internal sealed record ShutdownPhase(IReadOnlySet<string> DependsOn, TimeSpan Timeout, bool Recover, bool Enabled)
{
    public static Dictionary<string, ShutdownPhase> FromConfig(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5));
        var section = config.GetConfig("phases");
        var phases = new Dictionary<string, ShutdownPhase>();
        foreach (var (name, _) in section.AsEnumerable())
        {
            if (phases.ContainsKey(name))
                continue;
            var phase = section.GetConfig(name) ?? Config.Empty;
            phases.Add(name, new ShutdownPhase(
                phase.GetStringList("depends-on", []).ToHashSet(),
                phase.GetTimeSpan("timeout", defaultTimeout),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true)));
        }

        return phases;
    }

    /// <summary>The phases, each after those it depends on.</summary>
    /// <exception cref="ArgumentException">The dependencies form a circle.</exception>
    public static List<string> InOrder(Dictionary<string, ShutdownPhase> phases)
    {
        var order = new List<string>();
        var underWay = new HashSet<string>();
        var done = new HashSet<string>();
        foreach (var name in phases.Keys.Concat(phases.Values.SelectMany(static phase => phase.DependsOn)))
            Visit(name);
        return [.. order.Where(phases.ContainsKey)];

        void Visit(string name)
        {
            if (done.Contains(name))
                return;
            if (!underWay.Add(name))
            {
                throw new ArgumentException(
                    $"Cycle detected in graph of phases. It must be a DAG. phase [{name}] depends transitively on itself.", nameof(phases));
            }

            if (phases.TryGetValue(name, out var phase))
            {
                foreach (var dependency in phase.DependsOn)
                    Visit(dependency);
            }

            done.Add(name);
            order.Add(name);
        }
    }
}
