using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public sealed class PropsTypeTests : ActorTests
{
    [Fact]
    public void A_type_that_makes_no_actor_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => Props.Create(typeof(string), "wrong"));
        Assert.Throws<ArgumentException>(() => Props.Create(typeof(PropsTypeTests)));
    }

    [Fact]
    public async Task A_type_that_produces_actors_is_made_from_the_arguments()
    {
        var actor = System.ActorOf(Props.Create(typeof(Producer), "hello"));
        Assert.Equal("hello", await actor.Ask<string>("?", Patience));
    }

    private sealed class Producer(string answer) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Answering);

        public ActorBase Produce() => new Answering(answer);

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed class Answering : ReceiveActor
    {
        public Answering(string answer) => ReceiveAny(_ => Sender.Tell(answer));
    }
}
