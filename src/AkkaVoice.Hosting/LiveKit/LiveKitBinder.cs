using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.LiveKit;

/// <summary>Reads <c>akkavoice.livekit</c>.</summary>
internal static class LiveKitBinder
{
    private const string At = "akkavoice.livekit.";

    private static readonly string[] Names = ["url", "api-key", "api-secret"];

    /// <summary>The server; null when nothing is said about one. A part of what it takes is a mistake.</summary>
    public static LiveKitOptions? Bind(SettingReader read)
    {
        var values = Names.Select(name => read.Text(At + name).Trim()).ToArray();
        if (values.All(value => value.Length == 0)) return null;
        var missing = Names.Where((_, index) => values[index].Length == 0).ToArray();
        if (missing.Length > 0)
        {
            read.Reject($"{Say(Names.Except(missing))} set, but {Say(missing)} missing: a LiveKit server takes all three, or none");
            return null;
        }

        if (Uri.TryCreate(values[0], UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss" or "http" or "https" && url.Host.Length > 0)
            return new LiveKitOptions(url, values[1], values[2]);
        read.Reject(At + "url", values[0], "an address such as wss://example.livekit.cloud or ws://127.0.0.1:7880 (ws, wss, http, https)");
        return null;
    }

    private static string Say(IEnumerable<string> names)
    {
        var list = names.Select(name => $"{At}{name} ({Variable(name)})").ToArray();
        return $"{string.Join(" and ", list)} {(list.Length == 1 ? "is" : "are")}";
    }

    private static string Variable(string name) => EnvironmentSettings.Aliases.Single(alias => alias.Value == At + name).Key;
}
