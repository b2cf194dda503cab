namespace AkkaVoice.Audio.Tests.Wav;

public class WavReaderErrorTests
{
    public static TheoryData<byte[], string> Broken => new()
    {
        { [], "x.wav: not a WAV file (no RIFF header)" },
        { "#!/bin/sh and more"u8.ToArray(), "x.wav: not a WAV file (no RIFF header)" },
        { new WavBytes { Type = "AVI " }.ToArray(), "x.wav: not a WAV file (a RIFF file of type 'AVI ', not 'WAVE')" },
        { new WavBytes().ToArray(), "x.wav: broken WAV file (no 'fmt ' chunk)" },
        { new WavBytes().Chunk("data", [1, 2]).ToArray(), "x.wav: broken WAV file (no 'fmt ' chunk before the 'data' chunk)" },
        { With(WavBytes.Format(1, 1, 24_000, 16), data: false), "x.wav: broken WAV file (no 'data' chunk)" },
        { With([1, 0, 1, 0]), "x.wav: broken WAV file (a 'fmt ' chunk of 4 bytes; at least 16 belong there)" },
        { With(WavBytes.Format(1, 1, 24_000, 12)), "x.wav: PCM of 12 bit is not supported; allowed: PCM of 8, 16, 24 or 32 bit, floating point of 32 or 64 bit" },
        { With(WavBytes.Format(3, 1, 24_000, 16)), "x.wav: floating point of 16 bit is not supported; allowed: PCM of 8, 16, 24 or 32 bit, floating point of 32 or 64 bit" },
        { With(WavBytes.Format(7, 1, 8_000, 8)), "x.wav: mu-law is not supported; allowed: PCM of 8, 16, 24 or 32 bit, floating point of 32 or 64 bit" },
        { With(WavBytes.Format(0x55, 2, 44_100, 16)), "x.wav: MP3 is not supported; allowed: PCM of 8, 16, 24 or 32 bit, floating point of 32 or 64 bit" },
        { With(WavBytes.Format(1, 6, 48_000, 16)), "x.wav: 6 channels; allowed: 1 (mono) or 2 (stereo)" },
        { With(WavBytes.Format(1, 1, 7_999, 16)), "x.wav: a sample rate of 7999 Hz; allowed: 8000 to 96000 Hz" },
        { With(WavBytes.Format(1, 1, 192_000, 16)), "x.wav: a sample rate of 192000 Hz; allowed: 8000 to 96000 Hz" },
        { With(WavBytes.Format(1, 2, 48_000, 16, blockBytes: 3)), "x.wav: broken WAV file (3 bytes a sample declared, 4 needed for 2 x 16 bit)" },
        { With(WavBytes.Format(0xFFFE, 1, 48_000, 16)), "x.wav: broken WAV file (an extensible 'fmt ' chunk of 16 bytes; at least 40 belong there)" },
        { new WavBytes().Chunk("fmt ", [1, 2], 60_000).ToArray(), "x.wav: broken WAV file (a header chunk of 60000 bytes)" },
        { new WavBytes().Chunk("fmt ", [1, 2], 16).ToArray(), "x.wav: broken WAV file (it ends within its header)" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void The_message_names_the_file_and_the_problem(byte[] contents, string message) =>
        Assert.Equal(message, Assert.Throws<WavException>(() => new WavReader(new MemoryStream(contents), "x.wav")).Message);

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        var folder = Directory.CreateTempSubdirectory("wav");
        try
        {
            var missing = Path.Combine(folder.FullName, "no.wav");
            Assert.Equal($"{missing}: no such file", Assert.Throws<WavException>(() => WavReader.Open(missing)).Message);
            Assert.Equal($"{folder.FullName}: is a directory", Assert.Throws<WavException>(() => WavReader.Open(folder.FullName)).Message);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public void Random_damage_to_the_header_never_leads_to_anything_but_a_clear_error()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        var good = new WavBytes().Chunk("LIST", new byte[5]).Chunk("fmt ", WavBytes.Extensible(1, 2, 48_000, 24)).Chunk("data", new byte[60]).ToArray();
        var values = new short[200];
        for (var i = 0; i < 20_000; i++)
        {
            var bad = good.ToArray();
            for (var k = random.Next(1, 6); k > 0; k--)
                bad[random.Next(90)] = (byte)random.Next(256);
            var stream = new MemoryStream(bad, 0, random.Next(bad.Length + 1));
            var fault = Record.Exception(() =>
            {
                using var reader = new WavReader(stream, "x.wav");
                reader.Read(values);
            });
            Assert.True(fault is null or WavException, $"seed {Seed}, round {i}: {fault}");
        }
    }

    private static byte[] With(byte[] format, bool data = true)
    {
        var wav = new WavBytes().Chunk("fmt ", format);
        return (data ? wav.Chunk("data", new byte[24]) : wav).ToArray();
    }
}
