using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Forwards everything.</summary>
public class ForwardActor : ReceiveActor
{
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}
