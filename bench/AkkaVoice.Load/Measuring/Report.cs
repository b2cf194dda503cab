using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaVoice.Load.Measuring;

/// <summary>Percentiles of one figure, in ms.</summary>
internal sealed record Spread(double P50, double P95, double P99, double Max)
{
    public static Spread Of(Histogram histogram) =>
        new(Round(histogram.At(0.5)), Round(histogram.At(0.95)), Round(histogram.At(0.99)), Round(histogram.Max));

    private static double Round(double ms) => Math.Round(ms, 2);
}

/// <summary>What a run came to; bench/README.md says what each figure means.</summary>
internal sealed record Report
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public required int Sessions { get; init; }

    public required int Seconds { get; init; }

    public required Spread UpMs { get; init; }

    public required Spread DownMs { get; init; }

    public required Spread PaceMs { get; init; }

    public required Spread BargeInMs { get; init; }

    public required Spread ClockMs { get; init; }

    public required double CpuMsPerSessionS { get; init; }

    public required double PeerCpuMsPerSessionS { get; init; }

    public required long AllocBytesPerSessionS { get; init; }

    public required long RssKbPerSession { get; init; }

    public required double GcPauseMs { get; init; }

    public required double GcPauseMaxMs { get; init; }

    public required int Collections { get; init; }

    public required long Drops { get; init; }

    public required long Underruns { get; init; }

    public required long Errors { get; init; }

    public required long FramesUp { get; init; }

    public required long FramesDown { get; init; }

    public required long Interruptions { get; init; }

    public required long ToolCalls { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Sessions} sessions, {Seconds} s: {FramesUp} frames up, {FramesDown} down, {Interruptions} interruptions, {ToolCalls} tool calls
                          p50      p95      p99      max
        {Line("up_ms", UpMs)}
        {Line("down_ms", DownMs)}
        {Line("pace_ms", PaceMs)}
        {Line("barge_in_ms", BargeInMs)}
        {Line("(clock_ms)", ClockMs)}
        drops {Drops}   underruns {Underruns}   errors {Errors}
        cpu_ms_per_session_s {CpuMsPerSessionS:0.00}   (peer {PeerCpuMsPerSessionS:0.00})   alloc_bytes_per_session_s {AllocBytesPerSessionS}
        rss_kb_per_session {RssKbPerSession}   gc_pause_ms {GcPauseMs:0.0} in {Collections} collections, the longest {GcPauseMaxMs:0.0}
        """);

    private static string Line(string name, Spread spread) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-12}{spread.P50,9:0.00}{spread.P95,9:0.00}{spread.P99,9:0.00}{spread.Max,9:0.00}");
}
