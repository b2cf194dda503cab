using System.Diagnostics;
using LiveKit.Rtc.Audio;

namespace LiveKit.Rtc.Tests.Audio;

/// <summary>What is believed of the native queue, against one that is emptied in a beat that only its answers tell.</summary>
public class NativeQueueTests
{
    private const int Rate = 24_000;
    private const int Frame = Rate / 50;
    private const int LengthMs = 40;

    private static readonly double PerMs = Stopwatch.Frequency / 1_000.0;

    [Theory]
    [InlineData(0)]
    [InlineData(3.3)]
    [InlineData(9.9)]
    public void Once_it_has_answered_in_a_beat_what_is_left_is_known_at_every_moment(double beatMs)
    {
        var (believed, real) = (new NativeQueue(Rate, LengthMs), new EmptiedInABeat(beatMs));
        var now = Talk(believed, real, frames: 50, late: n => 0.3 + (n * 7 % 5 * 0.1));

        // Between the beats, at a moment that no answer marks.
        for (var ms = 0.0; ms < 60; ms += 0.7)
        {
            if (real.SinceBeat(now + ms) is > 1 and < 9)
                Assert.Equal(real.Samples(now + ms), believed.Samples(Moment(now + ms)));
        }
    }

    [Fact]
    public void An_answer_that_is_late_by_a_beat_is_made_up_for_by_the_next()
    {
        var (believed, real) = (new NativeQueue(Rate, LengthMs), new EmptiedInABeat(4));
        Talk(believed, real, frames: 20, late: _ => 0.3);
        var now = Talk(believed, real, frames: 1, late: _ => 13, from: real.Now);
        now = Talk(believed, real, frames: 3, late: _ => 0.3, from: now);

        now = real.NextBeat(now) + 5;
        Assert.Equal(real.Samples(now), believed.Samples(Moment(now)));
    }

    [Fact]
    public void What_is_cleared_is_gone_and_an_answer_for_it_says_nothing()
    {
        var queue = new NativeQueue(Rate, LengthMs);
        var at = Moment(1_000);
        queue.Add(2 * Frame, at);
        var cleared = queue.Add(Frame, at);

        queue.Clear();
        Assert.Equal(0, queue.Samples(at));
        queue.Answered(cleared, at + (long)(5 * PerMs));

        Assert.Equal(0, queue.Samples(at + (long)(5 * PerMs)));
    }

    [Fact]
    public void An_empty_queue_stays_empty_and_what_is_less_than_ten_milliseconds_does_not_count()
    {
        var queue = new NativeQueue(Rate, LengthMs);

        Assert.Equal(0, queue.Samples(Moment(5_000)));
        queue.Add(Frame + 100, Moment(5_000));

        Assert.InRange(queue.Samples(Moment(5_000)), Frame, Frame);
        Assert.Equal(0, queue.Samples(Moment(5_100)));
    }

    /// <summary>Hands frames over as soon as each is answered.</summary>
    /// <returns>When the last one was answered.</returns>
    private static double Talk(NativeQueue believed, EmptiedInABeat real, int frames, Func<int, double> late, double from = 1_000)
    {
        var now = from;
        for (var n = 0; n < frames; n++)
        {
            var handed = believed.Add(Frame, Moment(now));
            real.Add(Frame, now);
            while (real.Samples(now) > Rate / 1_000 * LengthMs) now = real.NextBeat(now);
            now += late(n);
            believed.Answered(handed, Moment(now));
        }

        return now;
    }

    private static long Moment(double ms) => Start + (long)(ms * PerMs);

    private static readonly long Start = Stopwatch.GetTimestamp();

    /// <summary>The native queue: loses 10 ms in each beat. Asked in the order of time.</summary>
    private sealed class EmptiedInABeat(double beatMs)
    {
        private int _samples;

        public double Now { get; private set; } = 1_000;

        public void Add(int samples, double now)
        {
            Samples(now);
            _samples += samples;
        }

        public int Samples(double now)
        {
            for (var beat = NextBeat(Now); beat <= now; beat = NextBeat(Now))
            {
                Now = beat;
                _samples = Math.Max(0, _samples - (Frame / 2));
            }

            Now = Math.Max(Now, now);
            return _samples;
        }

        public double NextBeat(double after) => (Math.Floor(((after - beatMs) / 10) + 1e-9) + 1) * 10 + beatMs;

        public double SinceBeat(double now) => ((now - beatMs) % 10 + 10) % 10;
    }
}
