using AkkaVoice.LocalRealtime.InputAudio;

namespace AkkaVoice.LocalRealtime.Tests.InputAudio;

public sealed class G711Tests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_code_word_survives_decoding_and_encoding(bool aLaw)
    {
        var codes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var linear = new short[256];
        var again = new byte[256];
        G711.Decode(codes, linear, aLaw);
        G711.Encode(linear, again, aLaw);

        // The µ-law has two zeros; the negative one is encoded as the positive one.
        Assert.Equal(codes.Select(c => !aLaw && c == 0x7F ? (byte)0xFF : c), again);
    }

    [Theory]
    [InlineData(false, 0xFF, 0)]
    [InlineData(false, 0x80, 32124)]
    [InlineData(false, 0x00, -32124)]
    [InlineData(false, 0xEF, 132)]
    [InlineData(true, 0xD5, 8)]
    [InlineData(true, 0xAA, 32256)]
    [InlineData(true, 0x2A, -32256)]
    [InlineData(true, 0x55, -8)]
    public void Known_code_words_have_their_standard_value(bool aLaw, byte code, short expected)
    {
        var linear = new short[1];
        G711.Decode([code], linear, aLaw);
        Assert.Equal(expected, linear[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_error_stays_small_against_the_amplitude(bool aLaw)
    {
        short[] samples = [.. Enumerable.Range(-32768, 65536).Where(i => i % 7 == 0).Select(i => (short)i)];
        var codes = new byte[samples.Length];
        var again = new short[samples.Length];
        G711.Encode(samples, codes, aLaw);
        G711.Decode(codes, again, aLaw);
        for (var i = 0; i < samples.Length; i++)
        {
            // 16 steps in a segment that doubles: half a step is at most 1/32 of the amplitude; the smallest step is 16 and the top is clipped.
            Assert.InRange(Math.Abs(again[i] - samples[i]), 0, Math.Max(16, (Math.Abs((int)samples[i]) / 31) + 2));
        }
    }
}
