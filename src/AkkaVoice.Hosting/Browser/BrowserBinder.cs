using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Rooms.Browser;

namespace AkkaVoice.Hosting.Browser;

/// <summary>Reads <c>akkavoice.browser</c>.</summary>
internal static class BrowserBinder
{
    private const string At = "akkavoice.browser.";

    public static BrowserOptions Bind(SettingReader read) => new()
    {
        Enabled = read.Switch(At + "enabled"),
        Origins = [.. read.List(At + "origins").Select(text => Origin(read, text)).OfType<Uri>()],
        ConnectsPerSecond = read.Integer(At + "connects-per-second", 1, 1_000),
        SessionsPerSecond = read.Integer(At + "sessions-per-second", 1, 1_000),
        Room = new BrowserRoomOptions
        {
            QueueMs = read.Integer(At + "queue-ms", 40, 400),
            MicrophoneQueueMs = read.Integer(At + "microphone-queue-ms", 100, 5_000),
            MaxMessageBytes = read.Integer(At + "max-message-bytes", 2_048, 1_048_576),
            MessagesPerSecond = read.Integer(At + "messages-per-second", 110, 1_000),
            MaxWaitingBytes = read.Integer(At + "max-waiting-bytes", 65_536, 67_108_864),
            Patience = read.Duration(At + "patience", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
        },
    };

    private static Uri? Origin(SettingReader read, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0)
            return uri;
        read.Reject(At + "origins", text, "origins such as https://voice.example.org (scheme, host and port; no path)");
        return null;
    }
}
