namespace AkkaVoice.Streams.Session.Switching;

/// <summary>The latest of what the microphone heard, addressed by its place in the session's microphone stream, in samples.</summary>
internal sealed class MicrophoneRing(int capacity)
{
    // Grown as it fills: a session that never waits for a connection needs little of it at first.
    private const int FirstSamples = 24_000;

    private short[] _samples = new short[Math.Min(capacity, FirstSamples)];

    /// <summary>The place behind the last sample.</summary>
    public long End { get; private set; }

    /// <summary>The place of the oldest sample that is still held.</summary>
    public long Oldest { get; private set; }

    /// <summary>Appends, forgetting the oldest beyond the capacity.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (samples.Length > capacity)
        {
            End += samples.Length - capacity;
            Oldest = End;
            samples = samples[^capacity..];
        }

        if (End - Oldest + samples.Length > _samples.Length && _samples.Length < capacity)
            Grow(samples.Length);
        Copy(samples);
        End += samples.Length;
        Oldest = Math.Max(Oldest, End - _samples.Length);
    }

    /// <summary>Copies what begins at <paramref name="position"/>; all of it must be held.</summary>
    public void Read(long position, Span<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, Oldest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position + samples.Length, End);
        var at = (int)(position % _samples.Length);
        var first = Math.Min(samples.Length, _samples.Length - at);
        _samples.AsSpan(at, first).CopyTo(samples);
        _samples.AsSpan(0, samples.Length - first).CopyTo(samples[first..]);
    }

    private void Copy(ReadOnlySpan<short> samples)
    {
        var at = (int)(End % _samples.Length);
        var first = Math.Min(samples.Length, _samples.Length - at);
        samples[..first].CopyTo(_samples.AsSpan(at));
        samples[first..].CopyTo(_samples);
    }

    private void Grow(int more)
    {
        var held = (int)(End - Oldest);
        var size = (int)Math.Min(capacity, Math.Max(2L * _samples.Length, held + more));
        var grown = new short[size];
        var old = new short[held];
        Read(Oldest, old);
        for (var i = 0; i < held; i++)
            grown[(int)((Oldest + i) % size)] = old[i];
        _samples = grown;
    }
}
