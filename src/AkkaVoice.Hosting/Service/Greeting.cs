using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Service;

/// <summary>What the service says once it runs.</summary>
internal static class Greeting
{
    public static string Text(AkkaVoiceOptions options, string address)
    {
        var lines = new List<string>
        {
            options.Browser.Enabled ? $"AkkaVoice is running. Talk to it: {address}/" : $"AkkaVoice is running: {address}/health",
            options.Realtime.Target switch
            {
                RealtimeTarget.Local => "Model: the local realtime server (no key, no account); set OPENAI_API_KEY to use OpenAI",
                _ => $"Model: {options.Session.Model} at {options.Realtime.BaseUri}",
            },
            "Ctrl+C ends it.",
        };
        return string.Join(Environment.NewLine, lines);
    }
}
