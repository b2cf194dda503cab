namespace Akka.Streams.Actors;

/// <summary>Where an <see cref="ActorPublisher{T}"/> stands.</summary>
public enum LifecycleState
{
    PreSubscriber,
    Active,
    Canceled,
    Completed,
    CompleteThenStop,
    ErrorEmitted,
}

/// <summary>How an <see cref="ActorPublisher{T}"/> failed, for a subscriber that comes later.</summary>
public sealed class OnErrorBlock
{
    public readonly Exception Cause;
    public readonly bool Stop;

    public OnErrorBlock(Exception cause, bool stop)
    {
        Cause = cause;
        Stop = stop;
    }
}
