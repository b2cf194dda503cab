using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Tests.Configuration;

public class DefaultsTests
{
    [Fact]
    public void Nothing_configured_means_the_local_server_and_no_complaints()
    {
        var options = Loading.With();

        Assert.Equal(RealtimeTarget.Local, options.Realtime.Target);
        Assert.Null(options.Realtime.BaseUri);
        Assert.Empty(options.Warnings);
    }

    [Fact]
    public void The_defaults_are_those_that_the_reference_states()
    {
        var session = Loading.With().Session;

        Assert.Equal("gpt-realtime-2.1", session.Model);
        Assert.Equal("marin", session.Voice);
        Assert.Equal(OutputModality.Audio, session.Output);
        Assert.Equal(new ServerVad { Threshold = 0.5, PrefixPaddingMs = 300, SilenceDurationMs = 500 }, session.TurnDetection);
        Assert.Equal("gpt-4o-mini-transcribe", session.Transcription?.Model);
        Assert.Null(session.MaxOutputTokens);
        Assert.Null(session.NoiseReduction);
    }

    [Fact]
    public void Every_key_of_the_reference_has_a_comment()
    {
        var lines = ConfigurationSources.ReferenceText().Split('\n').Select(l => l.Trim()).ToArray();
        var akkavoice = lines.SkipWhile(l => l != "akkavoice {").TakeWhile(l => l != "akka {").ToArray();

        var undocumented = akkavoice.Select((line, i) => (line, i))
            .Where(x => x.line.Contains(" = ", StringComparison.Ordinal) && !x.line.StartsWith('#'))
            .Where(x => !akkavoice[x.i - 1].StartsWith('#'))
            .Select(x => x.line);

        Assert.Empty(undocumented);
    }

    [Fact]
    public void A_key_means_OpenAI_and_an_address_means_that_server()
    {
        Assert.Equal(RealtimeTarget.OpenAi, Loading.With(environment: [("OPENAI_API_KEY", "sk-test")]).Realtime.Target);
        var other = Loading.With(environment: [("OPENAI_BASE_URL", "ws://127.0.0.1:9/v1")]).Realtime;
        Assert.Equal(RealtimeTarget.Other, other.Target);
        Assert.Equal(new Uri("ws://127.0.0.1:9/v1"), other.BaseUri);
    }

    [Fact]
    public void The_key_is_in_no_text_made_of_the_options() =>
        Assert.DoesNotContain("sk-secret", Loading.With(environment: [("OPENAI_API_KEY", "sk-secret")]).Realtime.ToString());
}
