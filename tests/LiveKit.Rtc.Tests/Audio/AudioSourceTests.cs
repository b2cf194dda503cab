using System.Diagnostics;
using LiveKit.Rtc.Audio;

namespace LiveKit.Rtc.Tests.Audio;

/// <summary>A source takes what its queue has room for and lets the caller wait for the rest. No room is needed.</summary>
public class AudioSourceTests
{
    [Theory]
    [InlineData(7_999, 1, 100)]
    [InlineData(48_001, 1, 100)]
    [InlineData(48_000, 3, 100)]
    [InlineData(48_000, 1, 15)]
    [InlineData(48_000, 1, -10)]
    public void What_it_cannot_be_is_refused_with_what_is_allowed(int rate, int channels, int queue) =>
        Assert.Contains("allowed", Assert.Throws<ArgumentOutOfRangeException>(() => new AudioSource(rate, channels, queue)).Message);

    [Fact]
    public async Task A_caller_that_is_faster_than_time_waits()
    {
        using var source = new AudioSource(48_000, 1, 50);
        var samples = new short[480];
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < 100; n++)
            await source.CaptureFrameAsync(samples);

        // A second of sound went in; the queue holds a tenth of it at most.
        Assert.True(clock.Elapsed > TimeSpan.FromMilliseconds(700), $"it took {clock.Elapsed}");
    }

    [Fact]
    public async Task Its_queue_can_be_seen_and_cleared()
    {
        using var source = new AudioSource(24_000, 1, 60_000);
        await source.CaptureFrameAsync(new short[24_000 * 30]);
        Assert.InRange(source.QueuedDuration, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));

        source.ClearQueue();

        Assert.Equal(TimeSpan.Zero, source.QueuedDuration);
        await source.WaitForPlayoutAsync();
    }

    [Fact]
    public async Task Samples_of_another_format_are_refused()
    {
        using var source = new AudioSource(24_000, 2, 100);
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.CaptureFrameAsync(AudioFrame.Create(24_000, 1, 240)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.CaptureFrameAsync(AudioFrame.Create(48_000, 2, 480)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.CaptureFrameAsync(new short[3]));
    }

    [Fact]
    public async Task Closing_ends_a_wait()
    {
        var source = new AudioSource(24_000, 1, 1000);
        await source.CaptureFrameAsync(new short[24_000 * 2]);
        var waiting = source.CaptureFrameAsync(new short[24_000 * 30]).AsTask();

        source.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Rooms.Visit.Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await source.CaptureFrameAsync(new short[240]));
    }

    [Fact]
    public async Task An_answer_that_stays_away_ends_the_wait_at_its_deadline()
    {
        using var source = new AudioSource(24_000, 1, 0);
        var operation = new CaptureOperation(0);
        var waiting = operation.Begin(source, new short[240], TimeSpan.FromSeconds(60), out _).AsTask();
        var now = Stopwatch.GetTimestamp();

        operation.FailIfLate(now);
        Assert.False(waiting.IsCompleted);
        operation.FailIfLate(now + 61 * Stopwatch.Frequency);

        Assert.Equal(TimeSpan.FromSeconds(60), (await Assert.ThrowsAsync<RtcTimeoutException>(() => waiting)).Deadline);
    }

    [Fact]
    public async Task An_answer_of_an_earlier_use_is_not_taken_for_this_one()
    {
        using var source = new AudioSource(24_000, 1, 0);
        var operation = CaptureTable.Rent();
        var first = operation.Begin(source, new short[240], TimeSpan.FromSeconds(60), out _).AsTask();
        var id = operation.Id;
        CaptureTable.Answer(id, default);
        await first;
        var second = operation.Begin(source, new short[240], TimeSpan.FromSeconds(60), out _).AsTask();

        CaptureTable.Answer(id, default);
        Assert.False(second.IsCompleted);
        CaptureTable.Answer(operation.Id, "refused"u8);

        Assert.Contains("refused", (await Assert.ThrowsAsync<RtcException>(() => second)).Message);
    }
}
