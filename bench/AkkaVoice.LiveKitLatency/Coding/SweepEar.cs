namespace AkkaVoice.LiveKitLatency.Coding;

/// <summary>Hears which millisecond of a <see cref="Sweep"/> a window of 10 ms is. Not for several threads.</summary>
internal sealed class SweepEar
{
    /// <summary>The part of a window's energy that one tone must have; less is noise, a mixture, or the jump from one second to the next.</summary>
    private const double Purity = 0.7;

    /// <summary>Mean square below which a window is called silent: -48 dBFS.</summary>
    private const double Quiet = 130.0 * 130.0;

    private const double CoarseHertz = 50;

    private readonly int _rate;
    private readonly double[] _cos;
    private readonly double[] _sin;
    private readonly double[] _re;
    private readonly double[] _im;

    public SweepEar(int rate)
    {
        _rate = rate;
        Window = rate / 100;
        (_cos, _sin, _re, _im) = (new double[Window], new double[Window], new double[Window], new double[Window]);
        for (var n = 0; n < Window; n++)
        {
            // Taking the known rise out leaves a steady tone, whose frequency is that of the window's middle; the ends count less.
            var t = (n - ((Window - 1) / 2.0)) / rate;
            var shape = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / Window));
            var phase = -Math.PI * Sweep.HertzPerSecond * t * t;
            (_cos[n], _sin[n]) = (shape * Math.Cos(phase), shape * Math.Sin(phase));
        }
    }

    /// <summary>Samples of a window.</summary>
    public int Window { get; }

    /// <summary>Which millisecond of the second the window's middle is, 0 to 1,000; null when that cannot be heard.</summary>
    public double? Locate(ReadOnlySpan<short> samples)
    {
        var energy = 0.0;
        for (var n = 0; n < Window; n++)
        {
            var sample = (double)samples[n];
            energy += sample * sample;
            (_re[n], _im[n]) = (sample * _cos[n], sample * _sin[n]);
        }

        if (energy < Quiet * Window) return null;
        var best = 0.0;
        var at = 0.0;
        for (var hertz = Sweep.LowHertz; hertz <= Sweep.LowHertz + Sweep.HertzPerSecond; hertz += CoarseHertz)
        {
            var power = Power(hertz);
            if (power > best) (best, at) = (power, hertz);
        }

        for (var step = CoarseHertz / 2; step > 0.5; step /= 2)
        {
            var (below, above) = (Power(at - step), Power(at + step));
            if (below > best) (best, at) = (below, at - step);
            if (above > best) (best, at) = (above, at + step);
        }

        // A pure tone of amplitude A has the energy A²/2 * Window and, through this shape, the power (A/2 * Window/2)².
        return 8 * best / (Window * energy) < Purity ? null : (at - Sweep.LowHertz) / Sweep.HertzPerSecond * 1_000;
    }

    private double Power(double hertz)
    {
        var turn = 2 * Math.PI * hertz / _rate;
        var (stepCos, stepSin) = (Math.Cos(turn), -Math.Sin(turn));
        var (cos, sin, re, im) = (1.0, 0.0, 0.0, 0.0);
        for (var n = 0; n < Window; n++)
        {
            re += (_re[n] * cos) - (_im[n] * sin);
            im += (_re[n] * sin) + (_im[n] * cos);
            (cos, sin) = ((cos * stepCos) - (sin * stepSin), (cos * stepSin) + (sin * stepCos));
        }

        return (re * re) + (im * im);
    }
}
