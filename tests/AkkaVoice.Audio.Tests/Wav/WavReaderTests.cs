namespace AkkaVoice.Audio.Tests.Wav;

public class WavReaderTests
{
    private static readonly byte[] Pcm16Mono = WavBytes.Format(1, 1, 24_000, 16);

    public static TheoryData<int, int, byte[], short[]> Encodings => new()
    {
        { 1, 8, [0, 128, 255], [-32_768, 0, 32_512] },
        { 1, 16, [0x01, 0x80, 0x34, 0x12], [-32_767, 0x1234] },
        { 1, 24, [0x7F, 0x34, 0x12, 0x80, 0x34, 0x12, 0xFF, 0xFF, 0x7F, 0, 0, 0x80], [0x1234, 0x1235, 32_767, -32_768] },
        { 1, 32, [0xFF, 0x7F, 0x34, 0x12, 0, 0x80, 0x34, 0x12, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0x80], [0x1234, 0x1235, 32_767, -32_768] },
        { 3, 32, [.. F(0.5f), .. F(-1f), .. F(1f), .. F(2f), .. F(-7f), .. F(float.NaN)], [16_384, -32_768, 32_767, 32_767, -32_768, 0] },
        { 3, 64, [.. D(0.25), .. D(double.PositiveInfinity), .. D(-1.0 / 32_768)], [8_192, 32_767, -1] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_becomes_16_bit(int code, int bits, byte[] data, short[] expected)
    {
        Assert.Equal(expected, new WavBytes().Chunk("fmt ", WavBytes.Format(code, 1, 24_000, bits)).Chunk("data", data).ReadAll());
        Assert.Equal(expected, new WavBytes().Chunk("fmt ", WavBytes.Extensible(code, 1, 24_000, bits)).Chunk("data", data).ReadAll());
    }

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(11_025, 2)]
    [InlineData(44_100, 2)]
    [InlineData(96_000, 1)]
    public void Rate_and_channels_are_read(int rate, int channels)
    {
        using var reader = new WavBytes().Chunk("fmt ", WavBytes.Format(1, channels, rate, 16)).Chunk("data", new byte[4 * channels]).Open();
        Assert.Equal(new AudioFormat(rate, channels), reader.Format);
        Assert.Equal(2, reader.SampleCount);
        Assert.Equal(WavEncoding.Pcm16, reader.Encoding);
    }

    [Fact]
    public void Other_chunks_even_of_odd_length_are_passed_over()
    {
        var wav = new WavBytes().Chunk("JUNK", new byte[7]).Chunk("fmt ", Pcm16Mono).Chunk("LIST", new byte[4097]).Chunk("data", [1, 0, 2, 0]).Chunk("id3 ", new byte[9]);
        Assert.Equal([1, 2], wav.ReadAll());
        using var reader = new WavReader(new OneWayStream(wav.ToArray()), "x.wav");
        var values = new short[10];
        Assert.Equal(2, reader.Read(values));
    }

    [Theory]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(0u, 0u)]
    [InlineData(0u, 0xFFFFFFFFu)]
    [InlineData(0u, 36u)]
    public void A_length_that_was_left_open_reads_to_the_end(uint dataLength, uint riffLength)
    {
        var wav = new WavBytes { RiffLength = riffLength }.Chunk("fmt ", Pcm16Mono).Chunk("data", [1, 0, 2, 0, 3, 0], dataLength);
        Assert.Equal([1, 2, 3], wav.ReadAll());
        using var reader = wav.Open();
        Assert.Null(reader.SampleCount);
    }

    [Fact]
    public void A_file_without_audio_before_other_chunks_is_empty() =>
        Assert.Empty(new WavBytes().Chunk("fmt ", Pcm16Mono).Chunk("data", []).Chunk("LIST", [1, 2, 3, 4]).ReadAll());

    [Fact]
    public void A_file_cut_short_gives_the_whole_samples_it_has() =>
        Assert.Equal([1, 2], new WavBytes().Chunk("fmt ", Pcm16Mono).Chunk("data", [1, 0, 2, 0, 3], 1000).ReadAll()[..2]);

    [Fact]
    public void RF64_declares_its_length_in_a_chunk_of_its_own()
    {
        byte[] ds64 = [.. BitConverter.GetBytes(100L), .. BitConverter.GetBytes(4L), .. BitConverter.GetBytes(2L), 0, 0, 0, 0];
        var wav = new WavBytes { Riff = "RF64", RiffLength = uint.MaxValue }
            .Chunk("ds64", ds64).Chunk("fmt ", Pcm16Mono).Chunk("data", [1, 0, 2, 0], uint.MaxValue).Chunk("LIST", [9, 9, 9, 9]);
        Assert.Equal([1, 2], wav.ReadAll());
    }

    [Fact]
    public void Stereo_is_read_as_pairs_or_as_the_mean()
    {
        var wav = new WavBytes().Chunk("fmt ", WavBytes.Format(1, 2, 48_000, 16)).Chunk("data", [10, 0, 20, 0, 0xF6, 0xFF, 0xEC, 0xFF]);
        Assert.Equal([10, 20, -10, -20], wav.ReadAll());
        using var reader = wav.Open();
        var mono = new short[5];
        Assert.Equal(2, reader.ReadMono(mono));
        Assert.Equal([15, -15], mono[..2]);
        Assert.Equal(0, reader.ReadMono(mono));
    }

    [Fact]
    public void Any_piece_size_reads_the_same_samples()
    {
        var data = Enumerable.Range(0, 60_000).SelectMany(i => BitConverter.GetBytes((short)i)).ToArray();
        foreach (var size in new[] { 1, 479, 8_192, 60_001 })
        {
            using var reader = new WavReader(new OneWayStream(new WavBytes().Chunk("fmt ", Pcm16Mono).Chunk("data", data).ToArray()), "x.wav");
            var all = new List<short>();
            var piece = new short[size];
            for (int n; (n = reader.Read(piece)) > 0;)
                all.AddRange(piece[..n]);
            Assert.Equal(Enumerable.Range(0, 60_000).Select(i => (short)i), all);
        }
    }

    [Fact]
    public void A_long_file_takes_little_memory()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var writer = WavWriter.Create(path, AudioFormat.Realtime))
            {
                for (var i = 0; i < 600; i++)
                    writer.Write(new short[24_000]);
            }

            var piece = new short[480];
            var before = GC.GetAllocatedBytesForCurrentThread();
            long samples = 0;
            using (var reader = WavReader.Open(path))
            {
                for (int n; (n = reader.Read(piece)) > 0; samples += n)
                {
                }
            }

            Assert.Equal(600 * 24_000, samples);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] F(float value) => BitConverter.GetBytes(value);

    private static byte[] D(double value) => BitConverter.GetBytes(value);

    /// <summary>A stream like a pipe: forward only, and giving little at a time.</summary>
    private sealed class OneWayStream(byte[] contents) : MemoryStream(contents)
    {
        public override bool CanSeek => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 77)]);
    }
}
