using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Weather;

namespace AkkaVoice.Hosting.Configuration;

/// <summary><c>akkavoice.tools</c></summary>
internal static class ToolBinder
{
    private const string At = "akkavoice.tools.";
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static ToolSettings Bind(SettingReader read, IReadOnlyCollection<string> names)
    {
        var enabled = Names(read, At + "enabled", names);
        if (!enabled.Contains(WeatherTool.Name)) read.RefuseChanged(At + "weather.", ["source"], $"with {WeatherTool.Name} enabled");
        return new ToolSettings(
            enabled,
            read.Duration(At + "timeout", Shortest, Longest),
            read.Integer(At + "max-steps", 1, 20),
            read.OneOf(At + "weather.source", new Dictionary<string, WeatherSource>
            {
                ["auto"] = WeatherSource.Auto,
                ["live"] = WeatherSource.Live,
                ["offline"] = WeatherSource.Offline,
            }))
        {
            Policies = Policies(read, enabled),
            Filler = Filler(read),
        };
    }

    private static IReadOnlyList<string> Names(SettingReader read, string key, IReadOnlyCollection<string> allowed)
    {
        var chosen = read.List(key);
        foreach (var unknown in chosen.Except(allowed)) read.Reject(key, unknown, string.Join(", ", allowed));
        return chosen;
    }

    private static ImmutableDictionary<string, ToolPolicy> Policies(SettingReader read, IReadOnlyList<string> enabled)
    {
        var policies = ImmutableDictionary.CreateBuilder<string, ToolPolicy>();
        foreach (var (name, timeout) in read.List(At + "timeouts").Select(entry => Timeout(read, enabled, entry)))
            policies[name] = new ToolPolicy { Timeout = timeout };
        foreach (var name in Names(read, At + "cancel-on-interruption", enabled))
            policies[name] = (policies.GetValueOrDefault(name) ?? new ToolPolicy()) with { CancelOnInterruption = true };
        return policies.ToImmutable();
    }

    private static (string Name, TimeSpan Timeout) Timeout(SettingReader read, IReadOnlyList<string> enabled, string entry)
    {
        var (name, text) = entry.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (entry, "");
        if (enabled.Contains(name) && Durations.TryRead(text, out var timeout) && timeout >= Shortest && timeout <= Longest)
            return (name, timeout);
        read.Reject(At + "timeouts", entry, $"name=duration with a tool that is enabled ({string.Join(", ", enabled)}) and {Durations.Say(Shortest)} to {Durations.Say(Longest)}");
        return (name, Shortest);
    }

    private static FillerPolicy? Filler(SettingReader read)
    {
        var after = read.IntegerOr(At + "filler.after-ms", "off", 500, 60_000);
        var filler = new FillerPolicy
        {
            After = TimeSpan.FromMilliseconds(after ?? 0),
            Limit = read.Integer(At + "filler.limit", 1, 10),
            Instructions = read.RequiredText(At + "filler.instructions"),
        };
        if (after is null) read.RefuseChanged(At + "filler.", ["limit", "instructions"], "with filler.after-ms");
        return after is null ? null : filler;
    }
}
