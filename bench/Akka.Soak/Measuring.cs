using Akka.Actor;
using Akka.Configuration;
using Akka.Streams;
using AkkaSoak.Measures;

namespace AkkaSoak;

/// <summary>
/// Measures what single things cost and prints a line for each figure: its name, the number, the unit. One line format on both runtimes,
/// so that a script can set the figures side by side.
/// </summary>
internal static class Measuring
{
    private static readonly Dictionary<string, Action<ActorSystem, ActorMaterializer>> All = new()
    {
        ["fused"] = (_, materializer) => ElementCost.Measure("fused", isAsync: false, materializer),
        ["boundary"] = (_, materializer) => ElementCost.Measure("boundary", isAsync: true, materializer),
        ["start"] = (_, materializer) => StartCost.Measure(materializer),
        ["idle"] = (_, materializer) => IdleCost.Measure(materializer),
        ["tell"] = (system, _) => TellCost.Measure(system),
        ["timers"] = TimerPrecision.Measure,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static async Task<int> Run(string[] names)
    {
        var unknown = names.Except(All.Keys).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"unknown: {string.Join(' ', unknown)}; known: {string.Join(' ', Names)}");
            return 2;
        }

        var system = ActorSystem.Create("measure", ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));
        foreach (var name in names.Length == 0 ? All.Keys : (IEnumerable<string>)names)
            All[name](system, system.Materializer());
        await system.Terminate();
        return 0;
    }
}
