using System.Diagnostics;

namespace Akka.TestKit;

// Timeouts: what an expectation may take, scaled and capped.
public abstract partial class TestKitBase
{
    /// <summary>A clock that only runs forward; its zero is arbitrary.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <summary>What <c>Within</c> leaves.</summary>
    /// <exception cref="InvalidOperationException">Outside of <c>Within</c>.</exception>
    public TimeSpan Remaining => _end is null
        ? throw new InvalidOperationException("Remaining may not be called outside of \"within\"")
        : RemainingOr(TimeSpan.Zero);

    /// <summary>What <c>Within</c> leaves, or the dilated <c>akka.test.single-expect-default</c>.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>The duration, dilated; without one what <c>Within</c> leaves, or the default.</summary>
    /// <exception cref="ArgumentException">The duration is negative, and so infinite too.</exception>
    public TimeSpan RemainingOrDilated(TimeSpan? duration)
    {
        if (duration is null)
            return RemainingOrDefault;
        EnsurePositive(duration.Value, nameof(duration));
        return Dilated(duration.Value);
    }

    /// <summary>The duration multiplied by <c>akka.test.timefactor</c>.</summary>
    public TimeSpan Dilated(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return duration;
        var ticks = duration.Ticks * TestKitSettings.TestTimeFactor;
        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>The timeout, or <c>akka.test.single-expect-default</c>.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? TestKitSettings.SingleExpectDefault;

    /// <summary>What <c>Within</c> leaves, or the duration.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration)
    {
        if (_end is not { } end)
            return duration;
        var remaining = end - Now;
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static void EnsurePositive(TimeSpan duration, string parameter)
    {
        if (duration < TimeSpan.Zero)
            throw new ArgumentException("Must be positive TimeSpan", parameter);
    }
}
