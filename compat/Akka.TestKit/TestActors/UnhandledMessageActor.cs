using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Leaves everything unhandled.</summary>
public class UnhandledMessageActor : ReceiveActor
{
    public UnhandledMessageActor() => ReceiveAny(Unhandled);
}
