namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>What was recognised in a <see cref="UserTurn"/>.</summary>
public sealed record Transcription
{
    /// <summary>The words, as they are sent to the client; empty when nothing was understood.</summary>
    public required string Text { get; init; }

    /// <summary>0 (a guess) to 1 (certain); null when the recogniser does not say. Not sent to the client.</summary>
    public double? Confidence { get; init; }

    /// <summary>
    /// Other readings in order of likelihood, as the recogniser gave them. Not sent to the client; a brain may use them to
    /// answer.
    /// </summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Extra time that passes on the session's clock before the text is sent. Default: none.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>When set, <c>…input_audio_transcription.failed</c> is sent with this instead of the text.</summary>
    public PlanError? Error { get; init; }

    /// <summary>A transcription that is just text.</summary>
    public static Transcription Of(string text) => new() { Text = text };
}
