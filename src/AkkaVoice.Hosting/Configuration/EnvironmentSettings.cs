using Akka.Configuration.Hocon;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>
/// Settings in the environment: every key as <c>AKKAVOICE_...</c>, upper-cased, with dots and dashes as underscores, and the
/// names that other programs for OpenAI and LiveKit use too.
/// </summary>
public static class EnvironmentSettings
{
    private const string Prefix = "AKKAVOICE_";

    /// <summary>Names without the prefix, and the keys that they set. The prefixed name wins.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["OPENAI_API_KEY"] = "akkavoice.realtime.api-key",
        ["OPENAI_BASE_URL"] = "akkavoice.realtime.base-url",
        ["OPENAI_MODEL"] = "akkavoice.realtime.model",
        ["OPENAI_VOICE"] = "akkavoice.session.voice",
        ["LIVEKIT_URL"] = "akkavoice.livekit.url",
        ["LIVEKIT_API_KEY"] = "akkavoice.livekit.api-key",
        ["LIVEKIT_API_SECRET"] = "akkavoice.livekit.api-secret",
        ["AGENT_NAME"] = "akkavoice.worker.agent-name",
    };

    /// <summary>The variable that sets a key.</summary>
    /// <param name="key">For example <c>akkavoice.session.voice</c>.</param>
    /// <returns>For example <c>AKKAVOICE_SESSION_VOICE</c>.</returns>
    public static string VariableFor(string key) => key.ToUpperInvariant().Replace('.', '_').Replace('-', '_');

    internal static List<KeyValuePair<string, string>> Read(
        IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, HoconValue> known, List<string> errors)
    {
        var byVariable = known.Keys.ToDictionary(VariableFor);
        var settings = new List<KeyValuePair<string, string>>();
        foreach (var (name, key) in Aliases)
        {
            // Set but empty is how shells and containers say "not set".
            if (environment.TryGetValue(name, out var value) && value.Length > 0) settings.Add(new(key, value));
        }

        foreach (var (name, value) in environment.Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            if (byVariable.TryGetValue(name, out var key)) settings.Add(new(key, value));
            else errors.Add($"{name} in the environment is no setting; the names are {Prefix} and the key in capitals, for example {VariableFor("akkavoice.session.voice")}");
        }

        return settings;
    }
}
