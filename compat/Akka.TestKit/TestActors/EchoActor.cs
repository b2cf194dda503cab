using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends everything to the test actor, and back to the sender if so wished and it is another one.</summary>
public class EchoActor : ReceiveActor
{
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true) => ReceiveAny(message =>
    {
        if (echoBackToSenderAsWell && !Sender.Equals(testkit.TestActor))
            Sender.Tell(message, Sender);
        testkit.TestActor.Tell(message, Sender);
    });

    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
