using AkkaVoice.Actors.Conversation.Connections;
namespace AkkaVoice.Hosting.Configuration;

/// <summary><c>akkavoice.realtime</c>, and which service its address and key mean.</summary>
internal static class RealtimeBinder
{
    private const string UrlKey = "akkavoice.realtime.base-url";
    private static readonly Uri OpenAi = new("https://api.openai.com/v1");

    public sealed record Choice(RealtimeTarget Kind, Uri? BaseUri, string ApiKey);

    public static Choice Target(SettingReader read)
    {
        var url = read.Text(UrlKey);
        var key = read.Text("akkavoice.realtime.api-key");
        if (url.Length == 0) return key.Length > 0 ? new(RealtimeTarget.OpenAi, OpenAi, key) : new(RealtimeTarget.Local, null, key);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "ws" or "wss"))
        {
            read.Reject(UrlKey, url, "an address such as https://api.openai.com/v1 or ws://127.0.0.1:8080/v1 (http, https, ws, wss)");
            return new(RealtimeTarget.Other, null, key);
        }

        return new(uri.Host == OpenAi.Host ? RealtimeTarget.OpenAi : RealtimeTarget.Other, uri, key);
    }

    public static RealtimeOptions Bind(SettingReader read, Choice target)
    {
        if (target is { Kind: RealtimeTarget.OpenAi, ApiKey.Length: 0 })
            read.Reject($"akkavoice.realtime.api-key is empty; {target.BaseUri?.Host} needs one (environment: OPENAI_API_KEY)");
        return new RealtimeOptions
        {
            Target = target.Kind,
            BaseUri = target.BaseUri,
            ApiKey = target.ApiKey,
            KeepAliveTimeout = read.Duration("akkavoice.realtime.keep-alive-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            Connection = Connection(read),
            KeepAliveInterval = read.Duration("akkavoice.realtime.keep-alive-interval", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        };
    }

    private static ConnectionOptions Connection(SettingReader read)
    {
        const string Reconnect = "akkavoice.realtime.reconnect.";
        const string Rotate = "akkavoice.realtime.rotate.";
        var connect = read.Duration("akkavoice.realtime.connect-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2));
        return new ConnectionOptions
        {
            DialTimeout = connect,
            ConfigureTimeout = connect,
            LifeTimeout = read.Duration("akkavoice.realtime.silence-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            RetryFor = read.Duration(Reconnect + "within", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            MaxAttempts = read.Integer(Reconnect + "attempts", 1, 1_000),
            Backoff = read.Duration(Reconnect + "backoff", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
            MaxBackoff = read.Duration(Reconnect + "max-backoff", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
            RotateAfter = read.Duration(Rotate + "after", TimeSpan.FromSeconds(10), TimeSpan.FromHours(24)),
            RotateBeforeExpiry = read.Duration(Rotate + "before-expiry", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            SwitchWithin = read.Duration(Rotate + "within", TimeSpan.Zero, TimeSpan.FromMinutes(10)),
            RotateAtTokens = read.IntegerOr(Rotate + "at-tokens", "off", 1_000, 1_000_000) ?? 0,
        };
    }
}
