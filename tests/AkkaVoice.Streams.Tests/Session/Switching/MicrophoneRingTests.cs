using AkkaVoice.Streams.Session.Switching;

namespace AkkaVoice.Streams.Tests.Session.Switching;

public sealed class MicrophoneRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_holds_the_latest_at_its_place_whatever_the_lengths_and_while_it_grows(int seed)
    {
        const int Capacity = 60_000;
        var random = new Random(seed);
        var all = CodedAudio.Samples(400_000);
        var ring = new MicrophoneRing(Capacity);
        for (var at = 0; at < all.Length;)
        {
            var count = Math.Min(random.Next(1, random.Next(10) == 0 ? 70_000 : 3_000), all.Length - at);
            ring.Write(all.AsSpan(at, count));
            at += count;
            Assert.Equal(at, ring.End);
            Assert.Equal(Math.Min(at, Capacity), ring.End - ring.Oldest);
            var from = (int)random.NextInt64(ring.Oldest, ring.End);
            var read = new short[random.Next((int)(ring.End - from) + 1)];
            ring.Read(from, read);
            Assert.Equal(all.AsSpan(from, read.Length), read.AsSpan());
        }

        Assert.Equal(Capacity, ring.End - ring.Oldest);
    }

    [Fact]
    public void What_it_does_not_hold_cannot_be_read()
    {
        var ring = new MicrophoneRing(100);
        ring.Write(new short[250]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Read(149, new short[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Read(200, new short[51]));
        ring.Read(150, new short[100]);
    }

    [Fact]
    public void What_a_session_kept_is_given_back_when_no_graph_follows_and_none_uses_it_any_more()
    {
        var memory = new MicrophoneMemory(48_000);
        memory.Enter();
        memory.Ring.Write(new short[48_000]);
        memory.Forget();
        Assert.Equal(48_000, memory.Ring.End - memory.Ring.Oldest);
        memory.Leave();
        Assert.Equal(memory.Ring.End, memory.Ring.Oldest);

        memory = new MicrophoneMemory(48_000);
        memory.Enter();
        memory.Ring.Write(new short[48_000]);
        memory.Leave();
        // A session that fails is set up again, and its next graph goes on with it.
        Assert.Equal(48_000, memory.Ring.End - memory.Ring.Oldest);
        memory.Forget();
        Assert.Equal(memory.Ring.End, memory.Ring.Oldest);
    }
}
