namespace AkkaVoice.Hosting.Configuration;

/// <summary>The models that OpenAI's Realtime API is known to serve, and those it no longer does.</summary>
public static class Models
{
    /// <summary>Known to be served (November 2026).</summary>
    public static IReadOnlyList<string> Current { get; } =
    [
        "gpt-realtime", "gpt-realtime-2025-08-28", "gpt-realtime-1.5", "gpt-realtime-2", "gpt-realtime-2.1",
        "gpt-realtime-2.1-mini", "gpt-realtime-mini", "gpt-realtime-mini-2025-10-06", "gpt-realtime-mini-2025-12-15",
    ];

    /// <summary>Retired by OpenAI, with the nearest current one. The local server takes any name.</summary>
    public static IReadOnlyDictionary<string, string> Nearest { get; } = new Dictionary<string, string>
    {
        ["gpt-4o-realtime-preview"] = "gpt-realtime-2.1",
        ["gpt-4o-mini-realtime-preview"] = "gpt-realtime-2.1-mini",
    };

    internal static string Resolve(string name, RealtimeTarget target, List<string> warnings)
    {
        if (Nearest.TryGetValue(name, out var nearest))
        {
            if (target != RealtimeTarget.OpenAi) return name;
            warnings.Add($"akkavoice.realtime.model '{name}' was retired by OpenAI; using '{nearest}', the nearest current one");
            return nearest;
        }

        if (!Current.Contains(name)) warnings.Add($"akkavoice.realtime.model '{name}' is not a model this version knows; passing it on as it is");
        return name;
    }
}
