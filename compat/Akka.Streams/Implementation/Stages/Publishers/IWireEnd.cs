namespace Akka.Streams.Implementation.Stages;

/// <summary>The end of a stream that hands everything on, when the stream is nothing but a publisher joined to a subscriber.</summary>
internal interface IWireEnd
{
    /// <summary>Whether the other end is right before it, without a stage in between.</summary>
    bool IsJoined { get; }
}
