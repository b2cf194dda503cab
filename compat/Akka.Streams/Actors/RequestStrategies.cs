namespace Akka.Streams.Actors;

/// <summary>Decides how many elements an <see cref="ActorSubscriber"/> asks for.</summary>
public interface IRequestStrategy
{
    /// <summary>How many to ask for, given those asked for that have not come; 0 for none.</summary>
    int RequestDemand(int remainingRequested);
}

/// <summary>Asks for one element when the one before has come.</summary>
public sealed class OneByOneRequestStrategy : IRequestStrategy
{
    public static readonly OneByOneRequestStrategy Instance = new();

    private OneByOneRequestStrategy()
    {
    }

    public int RequestDemand(int remainingRequested) => remainingRequested == 0 ? 1 : 0;
}

/// <summary>Asks for nothing: the actor does it with its Request.</summary>
public sealed class ZeroRequestStrategy : IRequestStrategy
{
    public static readonly ZeroRequestStrategy Instance = new();

    private ZeroRequestStrategy()
    {
    }

    public int RequestDemand(int remainingRequested) => 0;
}

/// <summary>Fills up to the high mark whenever fewer than the low mark are to come.</summary>
public sealed class WatermarkRequestStrategy : IRequestStrategy
{
    public readonly int HighWatermark;
    public readonly int LowWatermark;

    /// <summary>With half the high mark as low mark, at least 1.</summary>
    public WatermarkRequestStrategy(int highWatermark)
        : this(highWatermark, Math.Max(1, highWatermark / 2))
    {
    }

    public WatermarkRequestStrategy(int highWatermark, int lowWatermark)
    {
        HighWatermark = highWatermark;
        LowWatermark = lowWatermark;
    }

    public int RequestDemand(int remainingRequested) => remainingRequested < LowWatermark ? HighWatermark - remainingRequested : 0;
}

/// <summary>Counts what the actor has taken and not finished: together with what is asked for never more than <see cref="Max"/>.</summary>
public abstract class MaxInFlightRequestStrategy : IRequestStrategy
{
    public readonly int Max;

    protected MaxInFlightRequestStrategy(int max)
    {
        Max = max;
    }

    /// <summary>Elements that the actor has taken and not finished.</summary>
    public abstract int InFlight { get; }

    /// <summary>Asks for no fewer than this many at a time: 5 unless told otherwise, at most <see cref="Max"/>.</summary>
    public virtual int BatchSize => 5;

    public int RequestDemand(int remainingRequested)
    {
        var room = Max - remainingRequested - InFlight;
        return room >= Math.Min(BatchSize, Max) ? Math.Max(0, room) : 0;
    }
}
