namespace Akka.Streams;

/// <summary>
/// How long to wait before a stream is started again, and how often. The delay doubles from <see cref="MinBackoff"/> up to
/// <see cref="MaxBackoff"/>; a random part of up to <see cref="RandomFactor"/> times the delay is added. Immutable.
/// </summary>
public class RestartSettings
{
    private RestartSettings(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts, TimeSpan maxRestartsWithin)
    {
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        RandomFactor = randomFactor;
        MaxRestarts = maxRestarts;
        MaxRestartsWithin = maxRestartsWithin;
    }

    public TimeSpan MinBackoff { get; }

    public TimeSpan MaxBackoff { get; }

    public double RandomFactor { get; }

    /// <summary>Restarts after which a failure passes; unlimited by default.</summary>
    public int MaxRestarts { get; }

    /// <summary>A run longer than this makes the count start again; the minimum backoff by default.</summary>
    public TimeSpan MaxRestartsWithin { get; }

    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor, int.MaxValue, minBackoff);

    public RestartSettings WithMinBackoff(TimeSpan value) => new(value, MaxBackoff, RandomFactor, MaxRestarts, MaxRestartsWithin);

    public RestartSettings WithMaxBackoff(TimeSpan value) => new(MinBackoff, value, RandomFactor, MaxRestarts, MaxRestartsWithin);

    public RestartSettings WithRandomFactor(double value) => new(MinBackoff, MaxBackoff, value, MaxRestarts, MaxRestartsWithin);

    public RestartSettings WithMaxRestarts(int count, TimeSpan within) => new(MinBackoff, MaxBackoff, RandomFactor, count, within);

    public override string ToString() =>
        $"RestartSettings(minBackoff={MinBackoff}, maxBackoff={MaxBackoff}, randomFactor={RandomFactor}, maxRestarts={MaxRestarts}, maxRestartsWithin={MaxRestartsWithin})";

    /// <summary>The delay before the restart of the given number, from 0.</summary>
    internal TimeSpan Delay(int restart)
    {
        var factor = 1.0 + (Random.Shared.NextDouble() * RandomFactor);
        var delay = restart >= 30 ? MaxBackoff.TotalMilliseconds : Math.Min(MaxBackoff.TotalMilliseconds, MinBackoff.TotalMilliseconds * Math.Pow(2, restart));
        return TimeSpan.FromMilliseconds(Math.Min(delay * factor, TimeSpan.MaxValue.TotalMilliseconds / 2));
    }
}
