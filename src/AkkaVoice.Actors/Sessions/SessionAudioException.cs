namespace AkkaVoice.Actors.Sessions;

/// <summary>A session's graph failed. The session is set up again by its manager.</summary>
/// <param name="cause">What broke it.</param>
internal sealed class SessionAudioException(Exception cause) : Exception($"The session's audio failed: {cause.Message}", cause);
