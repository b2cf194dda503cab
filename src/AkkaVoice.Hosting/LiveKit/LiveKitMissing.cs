using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.LiveKit;

/// <summary>For commands that need a LiveKit server.</summary>
internal static class LiveKitMissing
{
    /// <exception cref="BadInputException">No server is configured.</exception>
    public static LiveKitOptions RequiredLiveKit(this AkkaVoiceOptions options) => options.LiveKit ?? throw new BadInputException(
    [
        "This needs a LiveKit server: set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET (or akkavoice.livekit.url, .api-key and .api-secret)."
        + " For a first try: ./akkavoice dev-server, which is ws://127.0.0.1:7880 with key devkey and secret secret.",
    ]);
}
