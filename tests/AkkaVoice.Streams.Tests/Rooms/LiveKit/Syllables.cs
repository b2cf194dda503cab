using AudioFormat = AkkaVoice.Audio.AudioFormat;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

/// <summary>
/// A voice whose parts can be told apart wherever one begins to listen: each syllable is a tone of its own. A receiver stretches sound and fills gaps,
/// which changes lengths but no pitches.
/// </summary>
internal static class Syllables
{
    public const int Count = 5;

    public const int FramesEach = 5;

    private const double Loudness = 10_000;

    /// <summary>20 ms of the voice, at 24 kHz.</summary>
    public static AudioFrame Frame(int number)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        for (var n = 0; n < 480; n++)
            frame.Samples[n] = (short)(Loudness * Math.Sin(2 * Math.PI * Hertz(number / FramesEach) * n / 24_000));
        return frame;
    }

    /// <summary>Which syllable 10 ms at 48 kHz belong to; null for none, or for what lies between two.</summary>
    public static int? Number(ReadOnlySpan<short> samples)
    {
        var energy = 0.0;
        foreach (var sample in samples)
            energy += (double)sample * sample;
        if (energy < samples.Length * Loudness * Loudness / 50)
            return null;
        for (var number = 0; number < Count; number++)
        {
            if (Share(samples, Hertz(number)) > 0.8 * energy)
                return number;
        }

        return null;
    }

    // Whole waves in 10 ms, so that one syllable has nothing of another.
    private static int Hertz(int syllable) => 400 + (syllable * 300);

    private static double Share(ReadOnlySpan<short> samples, int hertz)
    {
        var (re, im) = (0.0, 0.0);
        for (var n = 0; n < samples.Length; n++)
        {
            var angle = 2 * Math.PI * hertz * n / 48_000;
            re += samples[n] * Math.Cos(angle);
            im += samples[n] * Math.Sin(angle);
        }

        return 2 * ((re * re) + (im * im)) / samples.Length;
    }
}
