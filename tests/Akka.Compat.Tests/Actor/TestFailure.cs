namespace Akka.Compat.Tests.Actor;

/// <summary>A failure that a test wants.</summary>
public sealed class TestFailure(string message) : Exception(message);
