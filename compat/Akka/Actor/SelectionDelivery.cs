using Akka.Util;

namespace Akka.Actor;

/// <summary>Walks a selection's path as far as it can without the help of an actor, and sends the message.</summary>
internal static class SelectionDelivery
{
    public static void Deliver(IActorRef anchor, IActorRef sender, ActorSelectionMessage selection)
    {
        if (selection.Message is null)
        {
            // The reference's own check names the parameter.
            anchor.Tell(null, sender);
            return;
        }

        Walk(anchor.AsInternal(), sender, selection, 0, selection.WildCardFanOut);
    }

    /// <summary>The identification that a selection carries, however deep; null when it carries something else.</summary>
    public static Identify IdentifyIn(ActorSelectionMessage selection) => WrappedMessage.Unwrap(selection) as Identify;

    private static void Walk(IInternalActorRef current, IActorRef sender, ActorSelectionMessage selection, int index, bool fanOut)
    {
        var elements = selection.Elements;
        for (; index < elements.Length; index++)
        {
            if (current is not ActorRefWithCell withCell)
            {
                // A container or another kind of reference: it looks the rest of the names up itself.
                var names = elements.Skip(index).Select(static element => element.ToString()).ToList();
                var found = current.GetChild(names);
                if (found.IsNobody())
                    NotFound(current, sender, selection, index, fanOut);
                else
                    found.Tell(selection.Message, sender);
                return;
            }

            switch (elements[index])
            {
                case SelectParent:
                    current = withCell.Parent.IsNobody() ? current : withCell.Parent;
                    break;
                case SelectChildName name:
                    var child = withCell.GetSingleChild(name.Name);
                    if (child.IsNobody())
                    {
                        NotFound(current, sender, selection, index, fanOut);
                        return;
                    }

                    current = child;
                    break;
                case SelectChildRecursive:
                    foreach (var descendant in Children(withCell))
                    {
                        descendant.Tell(selection.Message, sender);
                        Walk(descendant, sender, selection, index, fanOut: true);
                    }

                    return;
                case SelectChildPattern pattern:
                    FanOut(withCell, sender, selection, index, pattern, fanOut);
                    return;
            }
        }

        current.Tell(selection.Message, sender);
    }

    private static void FanOut(ActorRefWithCell parent, IActorRef sender, ActorSelectionMessage selection, int index, SelectChildPattern pattern, bool fanOut)
    {
        var matching = Children(parent).Where(child => child.Path.Name.Like(pattern.PatternStr, caseSensitive: true)).ToList();
        if (matching.Count == 0)
        {
            NotFound(parent, sender, selection, index, fanOut);
            return;
        }

        foreach (var child in matching)
            Walk(child, sender, selection, index + 1, fanOut: fanOut || matching.Count > 1);
    }

    private static IEnumerable<IInternalActorRef> Children(ActorRefWithCell parent) =>
        parent.Children.Select(static child => child.AsInternal());

    private static void NotFound(IInternalActorRef parent, IActorRef sender, ActorSelectionMessage selection, int index, bool fanOut)
    {
        var rest = selection.Elements.Skip(index).Select(static element => element.ToString());
        var provider = parent.Provider;
        var missing = new EmptyLocalActorRef(provider, parent.Path / rest, ((LocalActorRefProvider)provider).EventStream);
        missing.Tell(selection.Copy(elements: [.. selection.Elements.Skip(index)], wildCardFanOut: fanOut), sender);
    }
}
