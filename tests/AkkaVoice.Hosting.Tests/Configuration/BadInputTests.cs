namespace AkkaVoice.Hosting.Tests.Configuration;

public class BadInputTests
{
    public static TheoryData<string, string, string> WrongValues => new()
    {
        { "akkavoice.session.voice", "bob", "marin" },
        { "akkavoice.session.output", "video", "audio, text" },
        { "akkavoice.session.speed", "2", "0.25 to 1.5" },
        { "akkavoice.session.speed", "fast", "0.25 to 1.5" },
        { "akkavoice.session.max-output-tokens", "4097", "1 to 4096, or inf" },
        { "akkavoice.session.noise-reduction", "yes", "none, near-field, far-field" },
        { "akkavoice.session.transcription.enabled", "maybe", "on, off" },
        { "akkavoice.session.transcription.model", "", "not empty" },
        { "akkavoice.session.turn-detection.type", "vad", "server_vad, semantic_vad, none" },
        { "akkavoice.session.turn-detection.threshold", "1.1", "0 to 1" },
        { "akkavoice.session.turn-detection.prefix-padding-ms", "-1", "0 to 5000" },
        { "akkavoice.session.turn-detection.silence-duration-ms", "49", "50 to 10000" },
        { "akkavoice.session.turn-detection.idle-timeout-ms", "4999", "5000 to 30000, or off" },
        { "akkavoice.session.turn-detection.eagerness", "very", "auto, low, medium, high" },
        { "akkavoice.session.turn-detection.create-response", "2", "on, off" },
        { "akkavoice.session.turn-detection.interrupt-response", "2", "on, off" },
        { "akkavoice.session.interruption.allowed", "2", "on, off" },
        { "akkavoice.session.interruption.min-speech-ms", "5001", "0 to 5000" },
        { "akkavoice.session.interruption.reaction", "shout", "stop, pause" },
        { "akkavoice.session.interruption.words-timeout", "1ms", "100ms to 10s" },
        { "akkavoice.session.interruption.sure-after", "1m", "500ms to 30s" },
        { "akkavoice.session.interruption.local-detection", "2", "on, off" },
        { "akkavoice.realtime.base-url", "openai", "https://api.openai.com/v1" },
        { "akkavoice.realtime.base-url", "ftp://x/v1", "http, https, ws, wss" },
        { "akkavoice.realtime.model", "", "not empty" },
        { "akkavoice.realtime.connect-timeout", "soon", "100ms to 2m" },
        { "akkavoice.realtime.keep-alive-interval", "1ms", "1s to 5m" },
        { "akkavoice.audio.chunk-ms", "30", "20, 40, 60, 80, 100" },
        { "akkavoice.audio.microphone-buffer-ms", "99", "100 to 60000" },
        { "akkavoice.audio.turn-buffer-ms", "-1", "0 to 600000" },
        { "akkavoice.realtime.keep-alive-timeout", "2m", "1s to 1m" },
        { "akkavoice.realtime.silence-timeout", "0s", "1s to 2m" },
        { "akkavoice.realtime.reconnect.within", "1h", "1s to 10m" },
        { "akkavoice.realtime.reconnect.attempts", "0", "1 to 1000" },
        { "akkavoice.realtime.reconnect.backoff", "1ms", "10ms to 1m" },
        { "akkavoice.realtime.reconnect.max-backoff", "2m", "10ms to 1m" },
        { "akkavoice.realtime.rotate.after", "1s", "10s to 24h" },
        { "akkavoice.realtime.rotate.before-expiry", "2h", "1s to 1h" },
        { "akkavoice.realtime.rotate.within", "1h", "0ms to 10m" },
        { "akkavoice.realtime.rotate.at-tokens", "999", "1000 to 1000000, or off" },
        { "akkavoice.realtime.memory-tokens", "199", "200 to 100000, or off" },
        { "akkavoice.realtime.memory-tokens", "8000", "less than akkavoice.realtime.rotate.at-tokens" },
        { "akkavoice.audio.answer-buffer-ms", "999", "1000 to 600000" },
        { "akkavoice.tools.timeout", "1h", "100ms to 10m" },
        { "akkavoice.tools.timeouts", "get_weather=1h", "100ms to 10m" },
        { "akkavoice.tools.timeouts", "shout=1s", "get_weather, tell_joke" },
        { "akkavoice.tools.timeouts", "get_weather", "name=duration" },
        { "akkavoice.tools.cancel-on-interruption", "shout", "get_weather, tell_joke" },
        { "akkavoice.tools.filler.after-ms", "100", "500 to 60000, or off" },
        { "akkavoice.responses.retries", "11", "0 to 10" },
        { "akkavoice.responses.retry-delay", "1ms", "50ms to 10s" },
        { "akkavoice.responses.timeout", "1h", "1s to 2m" },
        { "akkavoice.livekit.room.participant-identity", "two\nlines", "256 characters on one line" },
        { "akkavoice.livekit.room.participant-kinds", "[human]", "standard, ingress, egress, sip, agent, connector, bridge" },
        { "akkavoice.livekit.room.participant-kinds", "[]", "one or more" },
        { "akkavoice.livekit.room.track-name", "", "1 to 256 characters" },
        { "akkavoice.livekit.room.queue-ms", "80", "20, 40, 60" },
        { "akkavoice.livekit.room.bitrate", "15999", "16000 to 256000" },
        { "akkavoice.livekit.room.microphone-queue-ms", "99", "100 to 5000" },
        { "akkavoice.livekit.room.join-timeout", "3m", "1s to 2m" },
        { "akkavoice.livekit.room.subscription-timeout", "31s", "0ms to 30s" },
        { "akkavoice.livekit.room.pre-roll", "3s", "0ms to 2s" },
        { "akkavoice.livekit.room.return-timeout", "11m", "0ms to 10m" },
        { "akkavoice.livekit.room.pre-connect-timeout", "-1s", "0ms to 30s" },
        { "akkavoice.worker.enabled", "2", "on, off" },
        { "akkavoice.worker.agent-name", "two\nlines", "256 characters" },
        { "akkavoice.worker.address", "nowhere", "127.0.0.1" },
        { "akkavoice.worker.port", "65536", "0 to 65535" },
        { "akkavoice.worker.load-threshold", "0", "0.05 to 1, or off" },
        { "akkavoice.worker.load-per-job", "1", "0 to 0.5" },
        { "akkavoice.worker.connect-timeout", "1ms", "100ms to 1m" },
        { "akkavoice.worker.backoff", "2m", "10ms to 1m" },
        { "akkavoice.worker.max-backoff", "1h", "10ms to 10m" },
        { "akkavoice.worker.drain-timeout", "25h", "0ms to 24h" },
        { "akkavoice.host.shutdown-speech", "shout", "stop, finish" },
        { "akkavoice.tools.max-steps", "0", "1 to 20" },
        { "akkavoice.tools.weather.source", "moon", "auto, live, offline" },
        { "akkavoice.local-realtime.pace", "0", "0.5 to 100" },
        { "akkavoice.local-realtime.session-limit", "25h", "1s to 24h" },
        { "akkavoice.host.address", "nowhere", "IP address" },
        { "akkavoice.host.port", "65536", "0 to 65535" },
        { "akkavoice.host.max-sessions", "0", "1 to 10000" },
        { "akkavoice.host.shutdown-timeout", "11s", "1s to 10s" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_refused_with_its_key_its_value_and_what_is_allowed(string key, string value, string allowed)
    {
        var error = Assert.Single(Loading.Errors(overrides: [(key, value)]));
        Assert.StartsWith(key + " is '" + value + "'", error);
        Assert.Contains(allowed, error);
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var errors = Loading.Errors(
            "akkavoice {\n session { voice = bob, vioce = ash }\n nonsense = 1\n }",
            [("AKKAVOICE_HOST_PORT", "x"), ("AKKAVOICE_NOPE", "1")],
            [("akkavoice.tools.max-steps", "99"), ("akkavoice.no.such", "1")]);

        Assert.Collection(
            errors.Order(StringComparer.Ordinal),
            e => Assert.Contains("AKKAVOICE_NOPE", e),
            e => Assert.Contains("akkavoice.host.port", e),
            e => Assert.Contains("akkavoice.no.such", e),
            e => Assert.Contains("akkavoice.nonsense", e),
            e => Assert.Contains("akkavoice.session.vioce", e),
            e => Assert.Contains("akkavoice.session.voice", e),
            e => Assert.Contains("akkavoice.tools.max-steps", e));
    }

    [Fact]
    public void A_misspelled_key_is_refused_and_the_right_one_named()
    {
        var error = Assert.Single(Loading.Errors("akkavoice.session.vioce = ash"));
        Assert.Contains("akkavoice.session.vioce", error);
        Assert.Contains("did you mean akkavoice.session.voice?", error);
        Assert.Contains("instructions", error);
    }

    [Theory]
    [InlineData("akkavoice.session.turn-detection { type = semantic_vad, silence-duration-ms = 300 }", "silence-duration-ms", "server_vad")]
    [InlineData("akkavoice.session.turn-detection.eagerness = high", "eagerness", "semantic_vad")]
    [InlineData("akkavoice.session.turn-detection { type = none, create-response = off }", "create-response", "turn detection")]
    [InlineData("akkavoice.session.transcription { enabled = off, language = en }", "language", "transcription")]
    [InlineData("akkavoice.session.interruption.words-timeout = 1s", "words-timeout", "reaction = pause")]
    [InlineData("akkavoice.session.interruption { allowed = off, min-speech-ms = 300 }", "min-speech-ms", "allowed = on")]
    [InlineData("akkavoice.session { turn-detection.interrupt-response = off, interruption.reaction = pause }", "reaction", "interrupt-response = on")]
    [InlineData("akkavoice.session { transcription.enabled = off, interruption.backchannels = [mhm] }", "backchannels", "transcription")]
    [InlineData("akkavoice.session.interruption { reaction = pause, min-speech-ms = 3000 }", "sure-after", "at least min-speech-ms")]
    [InlineData("akkavoice.session.interruption.local-detection = on", "local-detection", "energy-vad")]
    [InlineData("akkavoice.tools.filler.limit = 3", "limit", "filler.after-ms")]
    [InlineData("akkavoice.session { output = text, speed = 1.2 }", "speed", "audio")]
    [InlineData("akkavoice { realtime.api-key = sk-x, local-realtime.pace = 3 }", "pace", "neither a key nor an address")]
    public void An_option_that_would_do_nothing_is_refused(string hocon, string key, string effect)
    {
        var error = Assert.Single(Loading.Errors(hocon));
        Assert.Contains(key, error);
        Assert.Contains(effect, error);
    }

    [Fact]
    public void A_file_that_is_not_HOCON_is_named_with_the_reason() =>
        Assert.Contains(".hocon", Assert.Single(Loading.Errors("akkavoice { session { voice = ${nowhere} } }")));

    [Fact]
    public void An_object_where_a_value_belongs_is_refused() =>
        Assert.Contains(Loading.Errors("akkavoice.session.voice { name = ash }"), e => e.Contains("akkavoice.session.voice is '{...}'"));
}
