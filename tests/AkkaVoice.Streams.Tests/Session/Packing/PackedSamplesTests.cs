using AkkaVoice.Streams.Session.Packing;

namespace AkkaVoice.Streams.Tests.Session.Packing;

public sealed class PackedSamplesTests
{
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
}
