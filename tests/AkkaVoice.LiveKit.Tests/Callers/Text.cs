namespace AkkaVoice.LiveKit.Tests.Callers;

/// <summary>A text stream of a transcription.</summary>
/// <param name="From">Whose words they are.</param>
/// <param name="Words">The text.</param>
/// <param name="Attributes">What the stream says of them.</param>
internal sealed record Text(string From, string Words, IReadOnlyDictionary<string, string> Attributes)
{
    public bool IsFinal => Attributes.GetValueOrDefault("lk.transcription_final") == "true";

    public string Segment => Attributes.GetValueOrDefault("lk.segment_id") ?? "";

    public string Track => Attributes.GetValueOrDefault("lk.transcribed_track_id") ?? "";

    public override string ToString() => $"{From}{(IsFinal ? "" : " (so far)")}: {Words}";
}
