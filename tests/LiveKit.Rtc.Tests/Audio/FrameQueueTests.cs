using LiveKit.Rtc.Audio;

namespace LiveKit.Rtc.Tests.Audio;

/// <summary>Between the native thread and the reader: bounded, the oldest goes first, and is counted.</summary>
public class FrameQueueTests
{
    [Fact]
    public void The_oldest_frame_goes_when_there_is_no_room()
    {
        var queue = new FrameQueue(3);
        for (short n = 1; n <= 5; n++)
            queue.Write([n], 48_000, 1);

        Assert.Equal(2, queue.Dropped);
        Assert.Equal([3, 4, 5], Read(queue));
    }

    [Fact]
    public async Task A_reader_that_waits_is_woken_by_a_frame()
    {
        var queue = new FrameQueue(3);
        var waiting = queue.WaitAsync();
        Assert.False(waiting.IsCompleted);

        queue.Write([1], 48_000, 1);

        Assert.True(await waiting);
    }

    [Fact]
    public async Task What_is_there_at_the_end_can_still_be_read()
    {
        var queue = new FrameQueue(3);
        queue.Write([1], 48_000, 1);
        queue.End();
        queue.Write([2], 48_000, 1);

        Assert.True(await queue.WaitAsync());
        Assert.Equal([1], Read(queue));
        Assert.False(await queue.WaitAsync());
    }

    [Fact]
    public async Task A_reader_that_waits_hears_of_the_end()
    {
        var queue = new FrameQueue(3);
        var waiting = queue.WaitAsync();
        queue.End();
        Assert.False(await waiting);
    }

    [Fact]
    public void Two_readers_are_one_too_many()
    {
        var queue = new FrameQueue(3);
        _ = queue.WaitAsync().AsTask();
        Assert.Throws<InvalidOperationException>(() => { _ = queue.WaitAsync(); });
    }

    [Fact]
    public void A_frame_is_used_again_when_it_is_disposed_and_only_once()
    {
        var queue = new FrameQueue(3);
        queue.Write([1], 48_000, 1);
        Assert.True(queue.TryRead(out var first));
        first!.Dispose();
        first.Dispose();
        queue.Write([2], 48_000, 1);
        queue.Write([3], 48_000, 1);
        Assert.True(queue.TryRead(out var second));
        Assert.True(queue.TryRead(out var third));
        Assert.Same(first, second);
        Assert.NotSame(second, third);
        Assert.Equal((2, 3), (second!.Data[0], third!.Data[0]));
    }

    private static List<short> Read(FrameQueue queue)
    {
        var read = new List<short>();
        while (queue.TryRead(out var frame))
        {
            using (frame)
                read.Add(frame!.Data[0]);
        }
        return read;
    }
}
