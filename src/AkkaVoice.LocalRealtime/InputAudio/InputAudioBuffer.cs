using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>
/// What the client has appended and not yet committed: 24 kHz mono samples, addressed by their position on the append clock
/// (the number of samples appended since the session began).
/// </summary>
internal sealed class InputAudioBuffer
{
    /// <summary>Samples in a millisecond.</summary>
    public const int SamplesPerMs = 24;

    private short[] _samples = new short[24_000];
    private int _offset;
    private int _count;

    /// <summary>Position after the last sample: the append clock, in samples.</summary>
    public long End { get; private set; }

    /// <summary>Position of the oldest sample still held.</summary>
    public long Start => End - _count;

    /// <summary>The append clock, in ms.</summary>
    public long EndMs => End / SamplesPerMs;

    /// <summary>Makes room for <paramref name="samples"/> samples; the caller fills a prefix of it and calls <see cref="Advance"/>.</summary>
    public Span<short> Reserve(int samples)
    {
        if (_offset + _count + samples > _samples.Length)
        {
            MakeRoom(samples);
        }

        return _samples.AsSpan(_offset + _count, samples);
    }

    /// <summary>Takes over the first <paramref name="samples"/> samples of what was reserved.</summary>
    public void Advance(int samples)
    {
        _count += samples;
        End += samples;
    }

    /// <summary>The last <paramref name="samples"/> samples.</summary>
    public ReadOnlySpan<short> Tail(int samples) => _samples.AsSpan(_offset + _count - samples, samples);

    /// <summary>Forgets what lies before <paramref name="position"/>.</summary>
    public void DiscardBefore(long position)
    {
        var drop = (int)Math.Clamp(position - Start, 0, _count);
        _offset += drop;
        _count -= drop;
    }

    /// <summary>A copy of the bytes between two positions, as far as they are held; everything before the second is then forgotten.</summary>
    public byte[] Take(long from, long to)
    {
        var first = (int)(Math.Clamp(from, Start, End) - Start);
        var last = (int)(Math.Clamp(to, Start, End) - Start);
        var audio = MemoryMarshal.AsBytes(_samples.AsSpan(_offset + first, Math.Max(0, last - first))).ToArray();
        DiscardBefore(to);
        return audio;
    }

    private void MakeRoom(int samples)
    {
        var needed = _count + samples;
        var target = needed > _samples.Length ? new short[Math.Max(needed, _samples.Length * 2)] : _samples;
        _samples.AsSpan(_offset, _count).CopyTo(target);
        _samples = target;
        _offset = 0;
    }
}
