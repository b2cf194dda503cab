namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>What the service's defaults are for a model, as seen on the wire.</summary>
internal static class ModelDefaults
{
    /// <summary>Silence that ends a turn, ms: 200 for gpt-realtime, 500 for the 2.x generation.</summary>
    public static int SilenceMs(string model) => IsReasoning(model) ? 500 : 200;

    /// <summary>alloy for gpt-realtime, marin for the 2.x generation.</summary>
    public static string Voice(string model) => IsReasoning(model) ? "marin" : "alloy";

    /// <summary>True for the 2.x generation, which takes <c>reasoning</c> and <c>parallel_tool_calls</c>.</summary>
    public static bool IsReasoning(string model) => model.StartsWith("gpt-realtime-2", StringComparison.Ordinal) && !model.StartsWith("gpt-realtime-20", StringComparison.Ordinal);
}
