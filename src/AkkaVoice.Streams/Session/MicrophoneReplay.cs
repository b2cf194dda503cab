namespace AkkaVoice.Streams.Session;

/// <summary>What of the microphone a new connection is sent again.</summary>
/// <param name="FromMs">
/// Where it begins, in ms of audio sent in the connection before it (as in <c>UserSpeechStarted.AudioStartMs</c>). What was said since is
/// sent again, as far as the ring holds it.
/// </param>
/// <param name="AtMostMs">How much of it at most, counted back from now, in ms; null for all of it.</param>
public sealed record MicrophoneReplay(int FromMs, int? AtMostMs = null);
