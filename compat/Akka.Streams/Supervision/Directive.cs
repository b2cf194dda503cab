namespace Akka.Streams.Supervision;

public enum Directive
{
    /// <summary>The stream fails.</summary>
    Stop,

    /// <summary>The element is dropped; the operator keeps its state.</summary>
    Resume,

    /// <summary>The element is dropped; the operator starts over with fresh state.</summary>
    Restart,
}
