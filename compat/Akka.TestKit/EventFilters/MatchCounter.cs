using System.Diagnostics;
using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Counts the events that filters match, and waits for a number of them.</summary>
internal sealed class MatchCounter
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private int _count;

    internal void Count(EventFilterBase filter, LogEvent logEvent) => Interlocked.Increment(ref _count);

    /// <summary>
    /// Waits until as many events have come; fails when they do not come in time, or when more come. With 0 the whole time is waited.
    /// </summary>
    internal async ValueTask Reach(
        int expected, TimeSpan timeout, ITestKitAssertions assertions, string filters, bool blocks, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < timeout && (expected == 0 ? Volatile.Read(ref _count) == 0 : Volatile.Read(ref _count) < expected))
            await Pause.For(Interval, blocks, cancellationToken);

        var count = Volatile.Read(ref _count);
        if (count > expected)
        {
            assertions.Fail(
                "Received {0} {1} too many. Expected {2} {3} but received {4} that matched filter [{5}]",
                count - expected,
                Noun(count - expected),
                expected,
                Noun(expected),
                count,
                filters);
        }

        if (count < expected)
        {
            assertions.Fail(
                "Timeout ({0}) while waiting for messages. Only received {1}/{2} messages that matched filter [{3}]",
                timeout,
                count,
                expected,
                filters);
        }
    }

    private static string Noun(int count) => count == 1 ? "message" : "messages";
}
