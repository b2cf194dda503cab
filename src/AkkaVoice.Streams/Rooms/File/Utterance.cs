using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>Something to be said into a file room's microphone.</summary>
/// <param name="Name">What logs call it.</param>
/// <param name="Samples">24 kHz mono.</param>
public sealed record Utterance(string Name, ReadOnlyMemory<short> Samples)
{
    private const int BlockSamples = 4_096;

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => AudioFormat.Realtime.DurationOf(Samples.Length);

    /// <summary>Reads a WAV file of any format that <see cref="WavReader"/> takes, mixes it to mono and brings it to 24 kHz.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WavException">It is missing or not a WAV file that can be read; the message says what is wrong.</exception>
    public static Utterance Load(string path)
    {
        using var reader = WavReader.Open(path);
        return new Utterance(Path.GetFileName(path), Read(reader));
    }

    private static short[] Read(WavReader reader)
    {
        var resampler = new Resampler(reader.Format.SampleRate, AudioFormat.Realtime.SampleRate);
        var input = new short[BlockSamples];
        var output = new short[Math.Max(resampler.MostOutput(BlockSamples), resampler.MostFlush)];
        var samples = new List<short>();
        for (int read; (read = reader.ReadMono(input)) > 0;)
            samples.AddRange(output.AsSpan(0, resampler.Process(input.AsSpan(0, read), output)));
        samples.AddRange(output.AsSpan(0, resampler.Flush(output)));
        return [.. samples];
    }
}
