using System.Collections.Immutable;

namespace AkkaVoice.Streams.Session;

/// <summary>What of the microphone a new connection is sent again.</summary>
/// <param name="FromMs">
/// Where it begins, in ms of audio sent in the connection before it (as in <c>UserSpeechStarted.AudioStartMs</c>). What was said since is
/// sent again, as far as the ring holds it.
/// </param>
/// <param name="AtMostMs">How much of it at most, counted back from now, in ms; null for all of it.</param>
public sealed record MicrophoneReplay(int FromMs, int? AtMostMs = null)
{
    /// <summary>
    /// The id of a command to the connection before it that speaks of the audio ahead of it, a commit or a clear: that audio is not sent again,
    /// whatever <see cref="FromMs"/> says. Null for none.
    /// </summary>
    public string? Behind { get; init; }

    /// <summary>
    /// The ids of commits that the connection before it has not confirmed, oldest first. Each is sent again, at the same place in the audio.
    /// Default none.
    /// </summary>
    public ImmutableList<string> Commits { get; init; } = [];
}
