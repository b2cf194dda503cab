using System.Runtime.InteropServices;

namespace AkkaVoice.LiveKit.Tests.Callers;

/// <summary>What a caller has heard. Safe for concurrent use.</summary>
internal sealed class Ears
{
    private const int Rate = 24_000;

    /// <summary>Below this a sample is no sound: -40 dBFS.</summary>
    private const int Audible = 330;

    private readonly List<short> _samples = [];
    private int _soundEnds;

    /// <summary>How much was heard, silence among it.</summary>
    public double Seconds => Read(() => _samples.Count) / (double)Rate;

    /// <summary>The second at which the last sound ended; 0 when there was none.</summary>
    public double SoundEnds => Read(() => _soundEnds) / (double)Rate;

    public void Hear(ReadOnlySpan<short> samples)
    {
        lock (_samples)
        {
            if (samples.LastIndexOfAnyExceptInRange((short)-Audible, (short)Audible) is >= 0 and var last) _soundEnds = _samples.Count + last + 1;
            _samples.AddRange(samples);
        }
    }

    /// <summary>What came since that second.</summary>
    public short[] Since(double seconds) => Read(() => CollectionsMarshal.AsSpan(_samples)[Math.Min(_samples.Count, (int)(seconds * Rate))..].ToArray());

    /// <summary>Waits for so much silence, at the end of what is heard.</summary>
    /// <returns>The second at which it began.</returns>
    public async Task<double> SilenceAsync(double seconds)
    {
        await Patience.UntilAsync($"{seconds} s of silence", () => Seconds - SoundEnds >= seconds, () => $"{Seconds:0.0} s, the last sound at {SoundEnds:0.0} s");
        return SoundEnds;
    }

    private T Read<T>(Func<T> look)
    {
        lock (_samples) return look();
    }
}
