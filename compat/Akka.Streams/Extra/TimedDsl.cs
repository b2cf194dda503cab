using Akka.Streams.Dsl;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Extra;

/// <summary>Measures how long flows take.</summary>
public static class TimedFlowDsl
{
    /// <summary>
    /// Measures from the first element that reaches <paramref name="measuredOps"/> to the end of the stream behind them; calls
    /// <paramref name="onComplete"/> when it completes or fails, if there was an element.
    /// </summary>
    public static Flow<TIn, TOut2, TMat2> Timed<TIn, TOut, TOut2, TMat, TMat2>(
        this Flow<TIn, TOut, TMat> flow, Func<Flow<TIn, TOut, TMat>, Flow<TIn, TOut2, TMat2>> measuredOps, Action<TimeSpan> onComplete)
    {
        var clocks = new TimedClocks();
        return measuredOps(flow.Via(new StartTimed<TOut>(clocks))).Via(new StopTimed<TOut2>(clocks, onComplete));
    }

    /// <summary>Calls <paramref name="onInterval"/> with the time between each two elements that match, one after the other.</summary>
    public static Flow<TIn, TOut, TMat> TimedIntervalBetween<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, Func<TOut, bool> matching, Action<TimeSpan> onInterval) =>
        flow.Via(new TimedIntervals<TOut>(matching, onInterval));
}

/// <summary>Measures how long sources take.</summary>
public static class TimedSourceDsl
{
    /// <summary>As <see cref="TimedFlowDsl.Timed"/>.</summary>
    public static Source<TOut, TMat2> Timed<TIn, TOut, TMat, TMat2>(
        this Source<TIn, TMat> source, Func<Source<TIn, TMat>, Source<TOut, TMat2>> measuredOps, Action<TimeSpan> onComplete)
    {
        var clocks = new TimedClocks();
        return measuredOps(source.Via(new StartTimed<TIn>(clocks))).Via(new StopTimed<TOut>(clocks, onComplete));
    }

    /// <summary>Calls <paramref name="onInterval"/> with the time between each two elements that match, one after the other.</summary>
    public static Source<TIn, TMat> TimedIntervalBetween<TIn, TMat>(
        this Source<TIn, TMat> source, Func<TIn, bool> matching, Action<TimeSpan> onInterval) =>
        source.Via(new TimedIntervals<TIn>(matching, onInterval));
}
