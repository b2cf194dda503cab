namespace LiveKit.Rtc.Tests.Audio;

/// <summary>Tones to send, and to find again in what comes.</summary>
internal static class Tone
{
    public const int Rate = 48_000;

    /// <summary>Ten milliseconds of a tone, from that sample on.</summary>
    public static void Fill(Span<short> samples, long from, int hertz)
    {
        for (var n = 0; n < samples.Length; n++)
            samples[n] = (short)(8000 * Math.Sin(2 * Math.PI * hertz * (from + n) / Rate));
    }

    /// <summary>Sends a tone until the token says so.</summary>
    public static async Task PlayAsync(AudioSource source, int hertz, CancellationToken until)
    {
        var samples = new short[Rate / 100];
        for (long position = 0; !until.IsCancellationRequested; position += samples.Length)
        {
            Fill(samples, position, hertz);
            await source.CaptureFrameAsync(samples);
        }
    }

    /// <summary>Reads until 100 ms of the stream are that tone, more or less.</summary>
    public static async Task HearAsync(AudioStream stream, int hertz)
    {
        using var patience = new CancellationTokenSource(Rooms.Visit.Patience);
        var window = new List<short>();
        await foreach (var frame in stream.WithCancellation(patience.Token))
        {
            using (frame)
                window.AddRange(frame.Data);
            if (window.Count < Rate / 10)
                continue;
            if (Share(window, hertz, stream.Options.SampleRate) > 0.8)
                return;
            window.Clear();
        }
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>The part of the energy that lies at one frequency; 0 when it is all but silent.</summary>
    private static double Share(List<short> samples, int hertz, int rate)
    {
        double energy = 0, re = 0, im = 0;
        for (var n = 0; n < samples.Count; n++)
        {
            var angle = 2 * Math.PI * hertz * n / rate;
            energy += (double)samples[n] * samples[n];
            re += samples[n] * Math.Cos(angle);
            im += samples[n] * Math.Sin(angle);
        }
        return energy < samples.Count * 100.0 ? 0 : 2 * (re * re + im * im) / (samples.Count * energy);
    }
}
