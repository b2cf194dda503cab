namespace AkkaVoice.Actors.Sessions;

/// <summary>A session was not started.</summary>
/// <param name="reason">Why, for people.</param>
public sealed class SessionRefusedException(string reason) : Exception(reason);
