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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(short.MaxValue)]
    public void Silence_murmur_and_the_loudest_noise_come_back_to_the_sample(int loudness)
    {
        var random = new Random(loudness);
        var noise = Enumerable.Range(0, 10_007).Select(n => (short)(n % 97 == 0 ? -loudness - 1 : random.Next(-loudness, loudness + 1))).ToArray();
        var bytes = new byte[PackedSamples.MostBytes(noise.Length)];
        var back = new short[noise.Length];
        PackedSamples.Unpack(bytes.AsSpan(0, PackedSamples.Pack(noise, bytes)), back);
        Assert.Equal(noise, back);
    }

    [Fact]
    public void A_quiet_voice_takes_less_than_two_thirds_of_its_bytes()
    {
        var voice = Enumerable.Range(0, 480).Select(n => (short)(1_000 * Math.Sin(n * 0.13))).ToArray();
        Assert.InRange(PackedSamples.Pack(voice, new byte[PackedSamples.MostBytes(voice.Length)]), 1, voice.Length * 2 * 2 / 3);
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
}
