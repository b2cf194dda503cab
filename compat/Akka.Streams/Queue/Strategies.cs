namespace Akka.Streams;

/// <summary>What a full buffer does with the next element.</summary>
public enum OverflowStrategy
{
    /// <summary>Drops the oldest element in the buffer.</summary>
    DropHead = 2,

    /// <summary>Drops the youngest element in the buffer.</summary>
    DropTail = 3,

    /// <summary>Drops everything in the buffer.</summary>
    DropBuffer = 4,

    /// <summary>Drops the element that arrives.</summary>
    DropNew = 5,

    /// <summary>Makes upstream wait.</summary>
    Backpressure = 6,

    /// <summary>Fails the stream.</summary>
    Fail = 7,
}

/// <summary>What a full delay buffer does with the next element.</summary>
public enum DelayOverflowStrategy
{
    /// <summary>Emits the oldest element before its time.</summary>
    EmitEarly = 1,
    DropHead = 2,
    DropTail = 3,
    DropBuffer = 4,
    DropNew = 5,
    Backpressure = 6,
    Fail = 7,
}

public enum SubstreamCancelStrategy
{
    Propagate,
    Drain,
}

public enum ThrottleMode
{
    /// <summary>Delays elements that come too early.</summary>
    Shaping,

    /// <summary>Fails the stream when an element comes too early.</summary>
    Enforcing,
}
