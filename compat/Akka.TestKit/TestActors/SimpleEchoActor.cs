using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends everything back to the sender.</summary>
public class SimpleEchoActor : ReceiveActor
{
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message, Self));

    public static Props Props() => Actor.Props.Create(() => new SimpleEchoActor());
}
