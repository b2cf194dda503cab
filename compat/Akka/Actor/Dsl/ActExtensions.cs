namespace Akka.Actor.Dsl;

public static class ActExtensions
{
    /// <summary>An actor that the function sets up.</summary>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl> config, string name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);

    /// <inheritdoc cref="ActorOf(IActorRefFactory, Action{IActorDsl}, string)"/>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl, IActorContext> config, string name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);
}
