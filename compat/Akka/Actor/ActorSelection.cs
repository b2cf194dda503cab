namespace Akka.Actor;

/// <summary>A path, possibly with wildcards, seen from an actor. Messages go to whoever is there when they arrive.</summary>
public class ActorSelection : ICanTell
{
    public ActorSelection()
    {
    }

    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, path == "" ? [] : path.Split('/'))
    {
    }

    /// <exception cref="IllegalActorNameException">"**" is not the last element.</exception>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        var names = elements.Where(static element => element.Length > 0).ToArray();
        var recursive = Array.IndexOf(names, "**");
        if (recursive >= 0 && recursive != names.Length - 1)
            throw new IllegalActorNameException($"Illegal actor selection [{string.Join('/', names)}]: '**' must be the last element.");
        Path = Array.ConvertAll(names, Element);
    }

    public IActorRef Anchor { get; private set; }

    public SelectionPathElement[] Path { get; private set; }

    public string PathString => "/" + string.Join('/', Path.Select(static element => element.ToString()));

    public void Tell(object message, IActorRef sender = null)
    {
        sender ??= ActorCell.GetCurrentSelfOrNoSender();
        SelectionDelivery.Deliver(Anchor, sender, new ActorSelectionMessage(message, Path));
    }

    /// <summary>The actor there.</summary>
    /// <exception cref="ActorNotFoundException">The task fails with it when nobody answers in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (ActorNotFoundException)
        {
            throw;
        }
        catch (Exception exception)
        {
            throw new ActorNotFoundException($"Exception occurred while resolving {this}", exception);
        }
    }

    public override bool Equals(object obj) => obj is ActorSelection other && Equals(other);

    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && PathString == other.PathString;

    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    public override string ToString()
    {
        var anchor = Anchor.Path.Uid == ActorCell.UndefinedUid ? Anchor.Path.ToString() : $"{Anchor.Path}#{Anchor.Path.Uid}";
        return $"ActorSelection[Anchor({anchor}), Path({PathString})]";
    }

    private static SelectionPathElement Element(string name) => name switch
    {
        ".." => SelectParent.Instance,
        "**" => SelectChildRecursive.Instance,
        _ when name.Contains('*') || name.Contains('?') => new SelectChildPattern(name),
        _ => new SelectChildName(name),
    };
}
