using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Api;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether the LiveKit server can be reached, agrees about the time, and takes the key.</summary>
internal static class LiveKitCheck
{
    private const string Server = "LiveKit server", Clock = "clock", Key = "LiveKit key";

    /// <summary>Beyond this, tokens count as expired or not yet valid.</summary>
    private static readonly TimeSpan WorstSkew = TimeSpan.FromSeconds(60), DoubtfulSkew = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> LookAsync(HttpClient http, AkkaVoiceOptions options, TimeProvider time, CancellationToken cancellation)
    {
        if (options.LiveKit is not { } livekit)
            return [Finding.Skipped(Server, "none configured; LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET would name one (./akkavoice dev-server is one for a try)")];
        try
        {
            using var response = await http.GetAsync(livekit.HttpUrl, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return
            [
                Finding.Fine(Server, $"{livekit.Url} answers"),
                Skew(response.Headers.Date, time.GetUtcNow()),
                await KeyAsync(http, livekit, time, cancellation),
            ];
        }
        catch (Exception e) when (Network.IsFailure(e, cancellation))
        {
            return [Finding.Wrong(Server, $"{livekit.Url} cannot be reached: {e.Message}", "Check LIVEKIT_URL (or akkavoice.livekit.url), and that the server runs.")];
        }
    }

    internal static Finding Skew(DateTimeOffset? theirs, DateTimeOffset ours)
    {
        if (theirs is not { } date) return Finding.Skipped(Clock, "the server does not say what time it is");
        // The header counts whole seconds, so half of one is the best that can be told.
        var skew = ours - date - TimeSpan.FromSeconds(0.5);
        var seconds = FormattableString.Invariant($"{skew.TotalSeconds:+0;-0;0} s against the server's");
        const string Advice = "Set this machine's clock (or the server's): tokens are valid for a certain time only.";
        return skew.Duration() > WorstSkew ? Finding.Wrong(Clock, seconds, Advice)
            : skew.Duration() > DoubtfulSkew ? Finding.Doubtful(Clock, seconds, Advice)
            : Finding.Fine(Clock, seconds);
    }

    private static async Task<Finding> KeyAsync(HttpClient http, LiveKitOptions livekit, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            var rooms = await new LiveKitApi(http, livekit, time).ListRoomsAsync(cancellation);
            return Finding.Fine(Key, $"'{livekit.ApiKey}' is accepted ({rooms.Count} rooms)");
        }
        catch (LiveKitApiException e)
        {
            return Finding.Wrong(Key, e.Message, "Check LIVEKIT_API_KEY and LIVEKIT_API_SECRET; a development server takes devkey and secret.");
        }
    }
}
