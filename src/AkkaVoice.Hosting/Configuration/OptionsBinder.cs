using Akka.Configuration;
using AkkaVoice.Hosting.Agents;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Hosting.Workers;
using AkkaVoice.Streams.Pipelines;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>From keys to options; every key of <c>config.hocon</c> is read here, and nowhere else.</summary>
internal static class OptionsBinder
{
    public static AkkaVoiceOptions Bind(
        Config config, StageCatalog stages, KnownNames known, IReadOnlyList<McpServer> servers, string directory, List<string> errors)
    {
        var read = new SettingReader(config);
        var warnings = new List<string>();
        var target = RealtimeBinder.Target(read);
        var session = SessionBinder.Bind(read, target.Kind, warnings);
        var pipelines = SessionPipelines.FromConfig(config, stages, directory, errors);
        var mcp = McpBinder.Bind(config, servers, errors);
        var options = new AkkaVoiceOptions
        {
            Realtime = RealtimeBinder.Bind(read, target),
            Session = session,
            Interruptions = InterruptionBinder.Bind(read, session, pipelines),
            MemoryTokens = MemoryTokens(read),
            Answers = Answers(read),
            Audio = Audio(read),
            Pipelines = pipelines,
            Tools = ToolBinder.Bind(read, known.Tools),
            LocalRealtime = new LocalServerOptions(
                read.Number("akkavoice.local-realtime.pace", 0.5, 100),
                read.Duration("akkavoice.local-realtime.session-limit", TimeSpan.FromSeconds(1), TimeSpan.FromHours(24))),
            Host = Host(read),
            Greeting = SessionBinder.Greeting(read),
            StartAgent = read.OptionalText("akkavoice.session.agent"),
            Agents = AgentsBinder.Bind(config, new AgentPolicies(read, session, pipelines, errors), known, [.. mcp.Select(server => server.Name)], target.Kind, warnings, errors),
            Mcp = mcp,
            LiveKit = LiveKitBinder.Bind(read),
            LiveKitRoom = LiveKitRoomBinder.Bind(read),
            Worker = WorkerBinder.Bind(read),
            Browser = Hosting.Browser.BrowserBinder.Bind(read),
            Warnings = warnings,
            Hocon = config,
        };
        if (target.Kind is not RealtimeTarget.Local)
            read.RefuseChanged("akkavoice.local-realtime.", ["pace", "session-limit"], "when there is neither a key nor an address");
        errors.AddRange(read.Errors);
        return errors.Count == 0 ? options : throw new ConfigurationException(errors);
    }

    private static int MemoryTokens(SettingReader read)
    {
        const string Key = "akkavoice.realtime.memory-tokens";
        const string RotateKey = "akkavoice.realtime.rotate.at-tokens";
        var tokens = read.IntegerOr(Key, "off", 200, 100_000) ?? 0;
        if (int.TryParse(read.Text(RotateKey), out var rotateAt) && rotateAt >= 1_000 && tokens >= rotateAt)
            read.Reject(Key, read.Text(Key), $"less than {RotateKey}, which is {rotateAt}: else a new connection would be replaced at once");
        return tokens;
    }

    private static AudioOptions Audio(SettingReader read)
    {
        var chunk = read.OneOf("akkavoice.audio.chunk-ms", new[] { 20, 40, 60, 80, 100 }.ToDictionary(ms => $"{ms}"));
        return new AudioOptions(
            chunk,
            read.Integer("akkavoice.audio.microphone-buffer-ms", 100, 60_000),
            read.Integer("akkavoice.audio.turn-buffer-ms", 0, 600_000),
            read.Integer("akkavoice.audio.answer-buffer-ms", 1_000, 600_000));
    }

    private static AnswerSettings Answers(SettingReader read) => new(
        read.Integer("akkavoice.responses.retries", 0, 10),
        read.Duration("akkavoice.responses.retry-delay", TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10)),
        read.OptionalText("akkavoice.responses.failure-notice"),
        read.Duration("akkavoice.responses.timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)));

    private static ServiceOptions Host(SettingReader read) => new(
        read.Address("akkavoice.host.address"),
        read.Integer("akkavoice.host.port", 0, 65_535),
        read.Integer("akkavoice.host.max-sessions", 1, 10_000),
        read.Number("akkavoice.host.max-load", 0.1, 1),
        read.Duration("akkavoice.host.max-lateness", TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(10)),
        read.Duration("akkavoice.host.shutdown-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)),
        read.OneOf("akkavoice.host.shutdown-speech", new Dictionary<string, bool> { ["stop"] = false, ["finish"] = true }));
}
