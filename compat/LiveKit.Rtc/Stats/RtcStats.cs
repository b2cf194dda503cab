namespace LiveKit.Rtc;

/// <summary>One of WebRTC's reports, of the kinds that matter to sound. Times are in seconds and counters begin with the connection, as WebRTC has them.</summary>
/// <param name="Id">WebRTC's id of what is reported on.</param>
public abstract record RtcStats(string Id)
{
    internal static IReadOnlyList<RtcStats> From(IEnumerable<Proto.RtcStats> reports) => [.. reports.Select(From).OfType<RtcStats>()];

    private static RtcStats? From(Proto.RtcStats report) => report.StatsCase switch
    {
        Proto.RtcStats.StatsOneofCase.Codec => new CodecStats(report.Codec.Rtc.Id, report.Codec.Codec_.MimeType, (int)report.Codec.Codec_.ClockRate, (int)report.Codec.Codec_.Channels),
        Proto.RtcStats.StatsOneofCase.InboundRtp => InboundRtpStats.From(report.InboundRtp),
        Proto.RtcStats.StatsOneofCase.OutboundRtp => OutboundRtpStats.From(report.OutboundRtp),
        Proto.RtcStats.StatsOneofCase.RemoteInboundRtp => new RemoteInboundRtpStats(
            report.RemoteInboundRtp.Rtc.Id, report.RemoteInboundRtp.RemoteInbound.RoundTripTime, report.RemoteInboundRtp.RemoteInbound.FractionLost,
            report.RemoteInboundRtp.Received.PacketsLost, report.RemoteInboundRtp.Received.Jitter),
        Proto.RtcStats.StatsOneofCase.CandidatePair => CandidatePairStats.From(report.CandidatePair),
        _ => null,
    };
}

/// <summary>A codec in use.</summary>
/// <param name="Id"><inheritdoc cref="RtcStats" path="/param[@name='Id']"/></param>
/// <param name="MimeType">Such as <c>audio/opus</c>.</param>
/// <param name="ClockRate">In Hz.</param>
/// <param name="Channels">How many.</param>
public sealed record CodecStats(string Id, string MimeType, int ClockRate, int Channels) : RtcStats(Id);

/// <summary>A stream that is received, and what the jitter buffer makes of it.</summary>
/// <param name="Id"><inheritdoc cref="RtcStats" path="/param[@name='Id']"/></param>
/// <param name="Kind"><c>audio</c> or <c>video</c>.</param>
/// <param name="PacketsReceived">Packets that came.</param>
/// <param name="PacketsLost">Packets that did not.</param>
/// <param name="BytesReceived">Payload bytes that came.</param>
/// <param name="Jitter">How irregularly they come, in s.</param>
/// <param name="JitterBufferDelay">Sum of the times samples spent in the jitter buffer, in s; divide by <paramref name="JitterBufferEmittedCount"/>.</param>
/// <param name="JitterBufferEmittedCount">Samples that left the jitter buffer.</param>
/// <param name="TotalSamplesReceived">Samples that were played, those made up included.</param>
/// <param name="ConcealedSamples">Samples made up because none had come.</param>
/// <param name="SilentConcealedSamples">Those of them that are silence.</param>
/// <param name="ConcealmentEvents">How often samples had to be made up.</param>
/// <param name="AudioLevel">The loudness now, 0 to 1.</param>
public sealed record InboundRtpStats(
    string Id, string Kind, long PacketsReceived, long PacketsLost, long BytesReceived, double Jitter, double JitterBufferDelay, long JitterBufferEmittedCount,
    long TotalSamplesReceived, long ConcealedSamples, long SilentConcealedSamples, long ConcealmentEvents, double AudioLevel) : RtcStats(Id)
{
    internal static InboundRtpStats From(Proto.RtcStats.Types.InboundRtp r) => new(
        r.Rtc.Id, r.Stream.Kind, (long)r.Received.PacketsReceived, r.Received.PacketsLost, (long)r.Inbound.BytesReceived, r.Received.Jitter,
        r.Inbound.JitterBufferDelay, (long)r.Inbound.JitterBufferEmittedCount, (long)r.Inbound.TotalSamplesReceived, (long)r.Inbound.ConcealedSamples,
        (long)r.Inbound.SilentConcealedSamples, (long)r.Inbound.ConcealmentEvents, r.Inbound.AudioLevel);
}

/// <summary>A stream that is sent.</summary>
/// <param name="Id"><inheritdoc cref="RtcStats" path="/param[@name='Id']"/></param>
/// <param name="Kind"><c>audio</c> or <c>video</c>.</param>
/// <param name="PacketsSent">Packets that went out.</param>
/// <param name="BytesSent">Payload bytes that went out.</param>
/// <param name="RetransmittedPacketsSent">Packets that went out again.</param>
/// <param name="TargetBitrate">What the encoder aims at, in bits per second.</param>
/// <param name="NackCount">How often the other side missed something.</param>
public sealed record OutboundRtpStats(
    string Id, string Kind, long PacketsSent, long BytesSent, long RetransmittedPacketsSent, double TargetBitrate, int NackCount) : RtcStats(Id)
{
    internal static OutboundRtpStats From(Proto.RtcStats.Types.OutboundRtp r) => new(
        r.Rtc.Id, r.Stream.Kind, (long)r.Sent.PacketsSent, (long)r.Sent.BytesSent, (long)r.Outbound.RetransmittedPacketsSent, r.Outbound.TargetBitrate, (int)r.Outbound.NackCount);
}

/// <summary>What the other side says about a stream that is sent.</summary>
/// <param name="Id"><inheritdoc cref="RtcStats" path="/param[@name='Id']"/></param>
/// <param name="RoundTripTime">There and back, in s.</param>
/// <param name="FractionLost">The part lost lately, 0 to 1.</param>
/// <param name="PacketsLost">Packets lost in all.</param>
/// <param name="Jitter">How irregularly they come, in s.</param>
public sealed record RemoteInboundRtpStats(string Id, double RoundTripTime, double FractionLost, long PacketsLost, double Jitter) : RtcStats(Id);

/// <summary>A way that media can take.</summary>
/// <param name="Id"><inheritdoc cref="RtcStats" path="/param[@name='Id']"/></param>
/// <param name="IsNominated">Whether it is the one taken.</param>
/// <param name="CurrentRoundTripTime">There and back, in s.</param>
/// <param name="BytesSent">Bytes that went this way.</param>
/// <param name="BytesReceived">Bytes that came this way.</param>
/// <param name="AvailableOutgoingBitrate">What it can carry, as WebRTC estimates, in bits per second.</param>
public sealed record CandidatePairStats(
    string Id, bool IsNominated, double CurrentRoundTripTime, long BytesSent, long BytesReceived, double AvailableOutgoingBitrate) : RtcStats(Id)
{
    internal static CandidatePairStats From(Proto.RtcStats.Types.CandidatePair r) => new(
        r.Rtc.Id, r.CandidatePair_.Nominated, r.CandidatePair_.CurrentRoundTripTime, (long)r.CandidatePair_.BytesSent, (long)r.CandidatePair_.BytesReceived,
        r.CandidatePair_.AvailableOutgoingBitrate);
}

/// <summary>WebRTC's reports on a room's two connections.</summary>
/// <param name="Publisher">On what is sent.</param>
/// <param name="Subscriber">On what is received.</param>
public sealed record SessionStats(IReadOnlyList<RtcStats> Publisher, IReadOnlyList<RtcStats> Subscriber);
