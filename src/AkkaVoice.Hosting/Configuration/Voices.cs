namespace AkkaVoice.Hosting.Configuration;

/// <summary>The voices that OpenAI's Realtime API knows, and those it never did.</summary>
public static class Voices
{
    /// <summary>Valid for the Realtime API.</summary>
    public static IReadOnlyList<string> Current { get; } =
        ["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"];

    /// <summary>
    /// Voices of OpenAI's text-to-speech API that the Realtime API refuses, with the nearest one that it takes: fable's
    /// storyteller is ballad, onyx's depth is cedar, nova's brightness is marin. The local server has them all.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Nearest { get; } = new Dictionary<string, string>
    {
        ["fable"] = "ballad",
        ["onyx"] = "cedar",
        ["nova"] = "marin",
    };

    /// <summary>Whether a name can be used at all; names of own voices begin with <c>voice_</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether some server may take it.</returns>
    public static bool IsKnown(string name) =>
        Current.Contains(name) || Nearest.ContainsKey(name) || (name.StartsWith("voice_", StringComparison.Ordinal) && name.Length > 6);

    internal static string Allowed => string.Join(", ", Current.Concat(Nearest.Keys)) + ", voice_...";

    internal static string Resolve(string name, RealtimeTarget target, List<string> warnings)
    {
        if (target != RealtimeTarget.OpenAi || !Nearest.TryGetValue(name, out var nearest)) return name;
        warnings.Add($"akkavoice.session.voice '{name}' is not a voice of OpenAI's Realtime API; using '{nearest}', the nearest one");
        return nearest;
    }
}
