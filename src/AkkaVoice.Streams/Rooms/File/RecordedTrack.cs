namespace AkkaVoice.Streams.Rooms.File;

/// <summary>One side of a recording, as far as it is not settled yet: samples by their place in the room's time, silence where none were noted.</summary>
internal sealed class RecordedTrack
{
    private short[] _samples = new short[9_600];
    private long _start;
    private int _length;

    /// <summary>Notes samples; what lies before the settled part's end is too late and left out.</summary>
    public void Note(long position, ReadOnlySpan<short> samples)
    {
        var at = position - _start;
        if (at < 0)
        {
            samples = samples[(int)Math.Min(-at, samples.Length)..];
            at = 0;
        }

        if (samples.IsEmpty)
            return;
        var end = checked((int)at + samples.Length);
        if (end > _samples.Length)
            Array.Resize(ref _samples, Math.Max(2 * _samples.Length, end));
        if (at > _length)
            _samples.AsSpan(_length, (int)at - _length).Clear();
        samples.CopyTo(_samples.AsSpan((int)at));
        _length = Math.Max(_length, end);
    }

    /// <summary>Forgets what begins at <paramref name="position"/>.</summary>
    public void Forget(long position) => _length = (int)Math.Clamp(position - _start, 0, _length);

    /// <summary>Moves the settled samples that begin at <paramref name="position"/> out, to every <paramref name="step"/>-th value of a block.</summary>
    public void MoveTo(long position, Span<short> block, int samples, int first, int step)
    {
        ForgetBefore(position);
        for (var i = 0; i < Math.Min(samples, _length); i++)
            block[first + (i * step)] = _samples[i];
        ForgetBefore(position + samples);
    }

    public void ForgetBefore(long position)
    {
        var gone = (int)Math.Clamp(position - _start, 0, _length);
        _samples.AsSpan(gone, _length - gone).CopyTo(_samples);
        _length -= gone;
        _start = Math.Max(_start, position);
    }
}
