namespace Akka.Actor;

/// <summary>A place where actors can be created and looked up: a system or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates a child.</summary>
    /// <param name="props">How to create it.</param>
    /// <param name="name">Its name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The name is empty, illegal or taken.</exception>
    IActorRef ActorOf(Props props, string name = null);

    ActorSelection ActorSelection(ActorPath actorPath);

    ActorSelection ActorSelection(string actorPath);
}

public static class ActorRefFactoryExtensions
{
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);

    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}

public static class ActorRefFactoryShared
{
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        ActorSelection(actorPath.ToString(), system, ((ExtendedActorSystem)system).LookupRoot);

    /// <summary>A selection by absolute path, full address, or path relative to <paramref name="lookupRoot"/>.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (path.Contains("://", StringComparison.Ordinal))
        {
            return ActorPath.TryParse(path, out var actorPath)
                ? new ActorSelection(provider.RootGuardianAt(actorPath.Address), actorPath.Elements)
                : new ActorSelection(provider.DeadLetters, "");
        }

        if (path.Length == 0)
            return new ActorSelection(provider.DeadLetters, path);
        return path.StartsWith('/')
            ? new ActorSelection(provider.RootGuardian, path)
            : new ActorSelection(lookupRoot, path);
    }

    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
