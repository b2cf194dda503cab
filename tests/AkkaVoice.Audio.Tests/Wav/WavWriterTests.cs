namespace AkkaVoice.Audio.Tests.Wav;

public sealed class WavWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wav");

    private string Target => Path.Combine(_folder.FullName, "out.wav");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(24_000, 1)]
    [InlineData(24_000, 2)]
    [InlineData(8_000, 1)]
    public void What_was_written_is_read_back(int rate, int channels)
    {
        var values = Signal.Noise(rate * 3 * channels, 32_000, seed: 3);
        using (var writer = WavWriter.Create(Target, new AudioFormat(rate, channels)))
        {
            foreach (var piece in values.Chunk(333 * channels))
                writer.Write(piece);
            Assert.Equal(rate * 3, writer.SampleCount);
        }

        using var reader = WavReader.Open(Target);
        var back = new short[values.Length + 10];
        Assert.Equal(rate * 3, reader.SampleCount);
        Assert.Equal(rate * 3, reader.Read(back));
        Assert.Equal(values, back[..values.Length]);
        Assert.Equal(new AudioFormat(rate, channels), reader.Format);
    }

    [Fact]
    public void The_header_is_the_44_bytes_every_player_knows()
    {
        using (var writer = WavWriter.Create(Target, AudioFormat.Realtime))
            writer.Write([1, -1]);
        Assert.Equal(
            "52494646" + "28000000" + "57415645" + "666D7420" + "10000000" + "0100" + "0100" + "C05D0000" + "80BB0000" + "0200" + "1000"
            + "64617461" + "04000000" + "0100" + "FFFF",
            Convert.ToHexString(File.ReadAllBytes(Target)));
    }

    [Fact]
    public void A_writer_that_is_killed_leaves_all_but_the_last_second()
    {
        using var writer = WavWriter.Create(Target, AudioFormat.Realtime);
        for (var i = 0; i < 125; i++)
            writer.Write(new short[480]);
        var killed = Path.Combine(_folder.FullName, "killed.wav");
        File.Copy(Target, killed); // what the operating system has, not what the process still holds
        using var reader = WavReader.Open(killed);
        Assert.Equal(48_000, reader.SampleCount);
    }

    [Fact]
    public void A_flush_makes_everything_so_far_readable()
    {
        using var writer = WavWriter.Create(Target, AudioFormat.Realtime);
        writer.Write(new short[480]);
        writer.Flush();
        writer.Write(new short[480]);
        using var reader = WavReader.Open(Target);
        Assert.Equal(480, reader.SampleCount);
    }

    [Fact]
    public void A_file_without_audio_is_a_file()
    {
        WavWriter.Create(Target, AudioFormat.Realtime).Dispose();
        using var reader = WavReader.Open(Target);
        Assert.Equal(0, reader.Read(new short[10]));
    }

    [Fact]
    public void A_frame_is_written_and_stays_its_owners()
    {
        var pool = new AudioFramePool();
        using (var frame = pool.Rent(AudioFormat.Realtime, 480))
        using (var writer = WavWriter.Create(Target, AudioFormat.Realtime))
        {
            frame.Samples.Fill(7);
            writer.Write(frame);
            Assert.Equal(480, writer.SampleCount);
        }

        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void A_frame_of_another_format_is_refused()
    {
        using var frame = new AudioFramePool().Rent(new AudioFormat(8_000, 1), 160);
        using var writer = WavWriter.Create(Target, AudioFormat.Realtime);
        Assert.Equal("The file is 24000 Hz, mono, the frame is 8000 Hz, mono. (Parameter 'frame')", Assert.Throws<ArgumentException>(() => writer.Write(frame)).Message);
    }

    [Fact]
    public void What_cannot_be_written_is_named()
    {
        var nowhere = Path.Combine(_folder.FullName, "no", "out.wav");
        Assert.Equal($"{nowhere}: cannot be written (no such folder)", Assert.Throws<WavException>(() => WavWriter.Create(nowhere, AudioFormat.Realtime)).Message);
        Assert.Equal($"{_folder.FullName}: cannot be written (it is a directory)", Assert.Throws<WavException>(() => WavWriter.Create(_folder.FullName, AudioFormat.Realtime)).Message);
        Assert.Throws<ArgumentException>(() => WavWriter.Create(Target, new AudioFormat(24_000, 3)));
    }

    [Fact]
    public void Half_a_stereo_sample_is_refused()
    {
        using var writer = WavWriter.Create(Target, new AudioFormat(24_000, 2));
        Assert.Throws<ArgumentException>(() => writer.Write(new short[3]));
        Assert.Equal(0, writer.SampleCount);
    }

    [Fact]
    public void A_full_disk_is_a_clear_error_and_the_writer_can_still_be_closed()
    {
        var stream = new FullDisk(room: 1000);
        var writer = new WavWriter(stream, "out.wav", AudioFormat.Realtime);
        Assert.Equal("out.wav: cannot be written (No space left on device)", Assert.Throws<WavException>(() => writer.Write(new short[1000])).Message);
        writer.Dispose();
        Assert.False(stream.CanWrite);
    }

    private sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Position + buffer.Length > room)
                throw new IOException("No space left on device");
            base.Write(buffer);
        }
    }
}
