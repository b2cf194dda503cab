using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Service;

/// <summary>What the service says once it runs.</summary>
internal static class Greeting
{
    public static string Text(AkkaVoiceOptions options, string address)
    {
        var lines = new List<string>
        {
            $"AkkaVoice is running: {address}/health",
            options.Realtime.Target switch
            {
                RealtimeTarget.Local => "Model: the local realtime server (no key, no account); set OPENAI_API_KEY to use OpenAI",
                _ => $"Model: {options.Session.Model} at {options.Realtime.BaseUri}",
            },
            "To hear it, in another terminal:",
            "  akkavoice talk --in samples/weather.wav --out answer.wav   a conversation from WAV files",
            "  akkavoice serve-realtime --port 8090                       the local realtime server alone, for any OpenAI Realtime client",
            "Ctrl+C ends it.",
        };
        return string.Join(Environment.NewLine, lines);
    }
}
