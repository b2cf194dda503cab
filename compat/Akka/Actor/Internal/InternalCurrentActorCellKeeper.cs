namespace Akka.Actor.Internal;

/// <summary>The cell whose actor the current thread runs; test kits set it to give tests an implicit sender.</summary>
public static class InternalCurrentActorCellKeeper
{
    public static ActorCell Current
    {
        get => ActorCell.Current;
        set => ActorCell.Current = value;
    }
}
