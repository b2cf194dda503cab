namespace AkkaVoice.Audio;

/// <summary>
/// Changes the rate of one channel of audio, block by block: a band-limited polyphase filter (sinc under a Kaiser window).
/// </summary>
/// <remarks>
/// <para>Pass band: up to 0.9 of the lower rate's Nyquist frequency, flat within 0.1 dB. Stop band: from that Nyquist frequency
/// on, at least 80 dB down; there is no aliasing into the pass band and no imaging out of it.</para>
/// <para>Sample n of the output stands for the same instant as n times (input rate / output rate) of the input: nothing is
/// shifted. The filter looks <see cref="Delay"/> input samples ahead, so output lags the input by that much until
/// <see cref="Flush"/> brings the rest. A stream of N samples gives exactly ceil(N * output rate / input rate) samples.</para>
/// <para>However a stream is cut into blocks, the output is the same to the bit. Nothing is allocated after construction. Not safe for
/// concurrent use; for several channels use one each.</para>
/// </remarks>
public sealed class Resampler
{
    private const int Block = 1024;

    private readonly PolyphaseFilter? _filter;
    private readonly int _up;
    private readonly int _down;
    private readonly float[] _window;
    private int _filled;
    private int _start;
    private int _phase;
    private long _taken;
    private long _made;

    /// <summary>A resampler for one stream.</summary>
    /// <param name="inputRate">Rate of what is given, in Hz, 1,000 to 384,000.</param>
    /// <param name="outputRate">Rate of what is wanted, in Hz, 1,000 to 384,000, at most 48 times higher or lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of its range.</exception>
    public Resampler(int inputRate, int outputRate)
    {
        ThrowIfNotARate(inputRate, nameof(inputRate));
        ThrowIfNotARate(outputRate, nameof(outputRate));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputRate, 48 * outputRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outputRate, 48 * inputRate);
        InputRate = inputRate;
        OutputRate = outputRate;
        var divisor = GreatestCommonDivisor(inputRate, outputRate);
        _up = outputRate / divisor;
        _down = inputRate / divisor;
        _filter = _up == _down ? null : PolyphaseFilter.For(_up, _down);
        _window = _filter is null ? [] : new float[_filter.Taps + _filter.Padding + Block];
        Reset();
    }

    /// <summary>Rate of what is given, in Hz.</summary>
    public int InputRate { get; }

    /// <summary>Rate of what is wanted, in Hz.</summary>
    public int OutputRate { get; }

    /// <summary>How far the output lags the input, in input samples; 0 when both rates are the same.</summary>
    public int Delay => _filter?.HalfLength ?? 0;

    /// <summary>The most samples that <see cref="Process"/> can give for a block of the given length.</summary>
    public int MostOutput(int inputSamples) => (int)((((long)inputSamples * _up) + _down - 1) / _down) + 1;

    /// <summary>The most samples that <see cref="Flush"/> can give.</summary>
    public int MostFlush => MostOutput(Delay);

    /// <summary>Takes a block and gives what can be made of all that was taken so far.</summary>
    /// <param name="input">Samples at the input rate; all are taken.</param>
    /// <param name="output">Room for <see cref="MostOutput"/> samples.</param>
    /// <returns>How many samples were written to <paramref name="output"/>.</returns>
    /// <exception cref="ArgumentException">There is too little room; nothing was taken.</exception>
    public int Process(ReadOnlySpan<short> input, Span<short> output)
    {
        if (output.Length < MostOutput(input.Length))
            throw new ArgumentException($"Room for {MostOutput(input.Length)} samples is needed, there is room for {output.Length}.", nameof(output));
        _taken += input.Length;
        if (_filter is null)
        {
            input.CopyTo(output);
            _made += input.Length;
            return input.Length;
        }

        var written = 0;
        while (!input.IsEmpty)
        {
            var part = Math.Min(input.Length, Block);
            Convert(input[..part], MakeRoom(part));
            input = input[part..];
            written += Filter(output[written..], long.MaxValue);
        }

        return written;
    }

    /// <summary>
    /// Ends the stream: gives the samples that waited for what follows, taking silence for it, and makes the resampler ready for
    /// a new stream.
    /// </summary>
    /// <param name="output">Room for <see cref="MostFlush"/> samples.</param>
    /// <returns>How many samples were written to <paramref name="output"/>.</returns>
    /// <exception cref="ArgumentException">There is too little room; nothing was changed.</exception>
    public int Flush(Span<short> output)
    {
        if (output.Length < MostFlush)
            throw new ArgumentException($"Room for {MostFlush} samples is needed, there is room for {output.Length}.", nameof(output));
        var total = (long)(((Int128)_taken * _up + _down - 1) / _down);
        var written = 0;
        while (_made < total)
        {
            MakeRoom(Block).Clear();
            written += Filter(output[written..], total);
        }

        Reset();
        return written;
    }

    /// <summary>Forgets the stream so far; what comes next is the start of another.</summary>
    public void Reset()
    {
        _taken = 0;
        _made = 0;
        _phase = 0;
        _start = 0;
        // The first window's middle is the first sample: before it lies silence.
        _filled = _filter is null ? 0 : _filter.HalfLength - 1;
        _window.AsSpan().Clear();
    }

    private Span<float> MakeRoom(int samples)
    {
        if (_filled + samples + _filter!.Padding > _window.Length)
        {
            _window.AsSpan(_start, _filled - _start).CopyTo(_window);
            _filled -= _start;
            _start = 0;
        }

        var room = _window.AsSpan(_filled, samples);
        _filled += samples;
        return room;
    }

    private int Filter(Span<short> output, long total)
    {
        var filter = _filter!;
        var written = 0;
        // A window needs its 2 * HalfLength samples; the zeros that fill it up to Taps meet zero coefficients, but they are read.
        while (_start + (2 * filter.HalfLength) <= _filled && _made < total)
        {
            output[written++] = Round(filter.Apply(_window.AsSpan(_start, filter.Taps), _phase));
            _made++;
            _phase += _down;
            _start += _phase / _up;
            _phase %= _up;
        }

        return written;
    }

    private static void Convert(ReadOnlySpan<short> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i];
    }

    private static short Round(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);

    private static void ThrowIfNotARate(int rate, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1_000, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 384_000, name);
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
