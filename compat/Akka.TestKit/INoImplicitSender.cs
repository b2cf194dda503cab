namespace Akka.TestKit;

/// <summary>Marks a test class whose <c>Tell</c> calls have no sender; otherwise the test actor is the implicit sender.</summary>
public interface INoImplicitSender;
