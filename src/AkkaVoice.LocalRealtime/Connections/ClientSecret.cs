using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>A short-lived key that a client may use instead of the real one, with the session it opens.</summary>
/// <param name="Value">The key (<c>ek_…</c>).</param>
/// <param name="ExpiresAt">Until when new connections may use it. It does not end a session that runs.</param>
/// <param name="Model">The session's model; null leaves it to the connection.</param>
/// <param name="Session">The session's configuration; null for the defaults.</param>
internal sealed record ClientSecret(string Value, DateTimeOffset ExpiresAt, string? Model, JsonElement? Session);
