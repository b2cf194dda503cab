namespace AkkaVoice.Audio.Tests.Frames;

public class AudioFramePoolTests
{
    private readonly AudioFramePool _pool = new();

    [Fact]
    public void Renting_and_returning_allocates_nothing_once_warm()
    {
        var held = new AudioFrame[50];
        void Round()
        {
            for (var i = 0; i < held.Length; i++)
                held[i] = _pool.Rent(AudioFormat.Realtime, 480);
            foreach (var frame in held)
                frame.Dispose();
        }

        Round();
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_pool_counts_what_was_not_returned()
    {
        var frames = Enumerable.Range(0, 10).Select(i => _pool.Rent(AudioFormat.Realtime, 480 << i)).ToList();
        Assert.Equal(10, _pool.Outstanding);
        frames.ForEach(frame => frame.Dispose());
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void The_pool_keeps_no_more_than_its_bound()
    {
        const int FrameBytes = 65_536 * AudioFormat.BytesPerValue;
        var frames = Enumerable.Range(0, 200).Select(_ => _pool.Rent(AudioFormat.Realtime, 65_536)).ToList();
        frames.ForEach(frame => frame.Dispose());
        Assert.InRange(_pool.Retained, 1, AudioFramePool.RetainedBytesPerSize / FrameBytes);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void A_frame_too_large_to_keep_works_all_the_same()
    {
        var frame = _pool.Rent(AudioFormat.Realtime, 1_000_000);
        Assert.Equal(1, _pool.Outstanding);
        Assert.Equal(1_000_000, frame.Samples.Length);
        frame.Dispose();
        Assert.Equal((0, 0), (_pool.Outstanding, _pool.Retained));
    }

    [Fact]
    public async Task Frames_rented_on_one_thread_and_returned_on_others_stay_singly_owned()
    {
        const int Rounds = 20_000;
        async Task Work(short mark)
        {
            await Task.Yield();
            for (var i = 0; i < Rounds; i++)
            {
                var frame = _pool.Rent(AudioFormat.Realtime, 480);
                frame.Samples.Fill(mark);
                if (i % 1000 == 0)
                    await Task.Yield();
                Assert.DoesNotContain(frame.Samples.ToArray().AsEnumerable(), value => value != mark);
                frame.Dispose();
            }
        }

        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => Work((short)i)))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, _pool.Outstanding);
        Assert.InRange(_pool.Retained, 1, 64);
    }
}
