namespace Akka.Streams.Supervision;

/// <summary>What a supervised operator does when user code threw <paramref name="cause"/>.</summary>
public delegate Directive Decider(Exception cause);
