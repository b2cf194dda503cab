using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Issues client secrets and knows those that are still valid.</summary>
internal sealed class ClientSecrets(LocalRealtimeOptions options)
{
    private const int DefaultSeconds = 600;

    private readonly ConcurrentDictionary<string, ClientSecret> _issued = new();

    /// <summary>The secret behind a key; null for other keys and for secrets that have expired.</summary>
    public ClientSecret? Find(string? key) =>
        key is not null && _issued.TryGetValue(key, out var secret) && secret.ExpiresAt > options.Time.GetUtcNow() ? secret : null;

    /// <summary>Issues a secret for the body of a <c>POST /v1/realtime/client_secrets</c>.</summary>
    /// <exception cref="RealtimeErrorException">The body is not allowed; the error names the field.</exception>
    public ClientSecret Issue(JsonElement body)
    {
        var fields = new FieldReader(body, string.Empty);
        fields.AllowOnly("expires_after", "session");
        var now = options.Time.GetUtcNow();
        var (model, session) = ReadSession(fields);
        var secret = new ClientSecret(
            "ek_" + RandomNumberGenerator.GetHexString(32, lowercase: true), now.AddSeconds(ReadSeconds(fields)), model, session);
        foreach (var (key, old) in _issued)
        {
            if (old.ExpiresAt <= now)
            {
                _issued.TryRemove(key, out _);
            }
        }

        _issued[secret.Value] = secret;
        return secret;
    }

    /// <summary>Writes the answer, with the whole session that a connection with this secret begins with.</summary>
    public void Write(Utf8JsonWriter json, ClientSecret secret)
    {
        json.WriteStartObject();
        json.WriteString("value"u8, secret.Value);
        json.WriteNumber("expires_at"u8, secret.ExpiresAt.ToUnixTimeSeconds());
        SessionConfigWriter.Write(json, ConfigOf(secret.Model, secret.Session), "sess_" + RandomNumberGenerator.GetHexString(21), secret.ExpiresAt);
        json.WriteEndObject();
    }

    private (string? Model, JsonElement? Session) ReadSession(FieldReader fields)
    {
        if (!fields.HasValue("session", out var session))
        {
            return (null, null);
        }

        var model = new FieldReader(session, "session").OptionalString("model");
        ConfigOf(model, session);
        return (model, session.Clone());
    }

    private SessionConfig ConfigOf(string? model, JsonElement? session)
    {
        var config = SessionConfig.DefaultFor(model ?? options.DefaultModel);
        return session is { } update ? SessionUpdate.Apply(config, update, default) : config;
    }

    private static int ReadSeconds(FieldReader fields)
    {
        if (!fields.HasValue("expires_after", out var element))
        {
            return DefaultSeconds;
        }

        var expiry = new FieldReader(element, "expires_after");
        expiry.AllowOnly("anchor", "seconds");
        if (expiry.HasValue("anchor", out var anchor))
        {
            expiry.OneOf("anchor", anchor, "created_at");
        }

        return expiry.HasValue("seconds", out var seconds) ? expiry.Integer("seconds", seconds, 10, 7200) : DefaultSeconds;
    }
}
