namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>What is known about a connection when its brain is made.</summary>
/// <param name="ConnectionIndex">0 for the first connection the server accepted, then 1, 2, …</param>
/// <param name="SessionId">The session's id (<c>sess_…</c>).</param>
/// <param name="Model">The model named in the connection's query, or the server's default model.</param>
/// <param name="Time">The clock of the session; virtual in tests.</param>
public sealed record BrainContext(int ConnectionIndex, string SessionId, string Model, TimeProvider Time);
