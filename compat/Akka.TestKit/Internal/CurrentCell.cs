using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The cell of the calling thread: the sender of a <c>Tell</c> that names none.</summary>
internal static class CurrentCell
{
    internal static ActorCell Value
    {
        get => ActorCell.Current;
        set => ActorCell.Enter(value);
    }
}
