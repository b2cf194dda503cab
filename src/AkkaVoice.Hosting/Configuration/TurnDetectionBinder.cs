using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Configuration;

/// <summary><c>akkavoice.session.turn-detection</c></summary>
internal static class TurnDetectionBinder
{
    private const string At = "akkavoice.session.turn-detection.";

    public static TurnDetection? Bind(SettingReader read)
    {
        var create = read.Switch(At + "create-response");
        var interrupt = read.Switch(At + "interrupt-response");
        var server = new ServerVad
        {
            Threshold = read.Number(At + "threshold", 0, 1),
            PrefixPaddingMs = read.Integer(At + "prefix-padding-ms", 0, 5_000),
            SilenceDurationMs = read.Integer(At + "silence-duration-ms", 50, 10_000),
            IdleTimeoutMs = read.IntegerOr(At + "idle-timeout-ms", "off", 5_000, 30_000),
            CreateResponse = create,
            InterruptResponse = interrupt,
        };
        var semantic = new SemanticVad
        {
            Eagerness = read.OneOf(At + "eagerness", new Dictionary<string, Eagerness>
            {
                ["auto"] = Eagerness.Auto,
                ["low"] = Eagerness.Low,
                ["medium"] = Eagerness.Medium,
                ["high"] = Eagerness.High,
            }),
            CreateResponse = create,
            InterruptResponse = interrupt,
        };
        var kinds = new Dictionary<string, TurnDetection?> { ["server_vad"] = server, ["semantic_vad"] = semantic, ["none"] = null };
        var chosen = read.OneOf(At + "type", kinds);
        if (chosen is not ServerVad) read.RefuseChanged(At, ["threshold", "prefix-padding-ms", "silence-duration-ms", "idle-timeout-ms"], "with type = server_vad");
        if (chosen is not SemanticVad) read.RefuseChanged(At, ["eagerness"], "with type = semantic_vad");
        if (chosen is null) read.RefuseChanged(At, ["create-response", "interrupt-response"], "with turn detection");
        return chosen;
    }
}
