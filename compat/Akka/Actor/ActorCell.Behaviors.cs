namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>What handles the messages; null as long as it is the actor's own method and no message has come.</summary>
    private Receive _behavior;

    /// <summary>The behaviors below the current one, the lowest usually being the actor's own; null when there are none.</summary>
    private Stack<Receive> _behaviorsBelow;

    public void Become(Receive receive) => _behavior = receive;

    public void BecomeStacked(Receive receive)
    {
        (_behaviorsBelow ??= new Stack<Receive>()).Push(_behavior);
        _behavior = receive;
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(AsReceive(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(AsReceive(receive));

    /// <summary>Back to the behavior below; without one to the actor's own.</summary>
    public void UnbecomeStacked() =>
        _behavior = _behaviorsBelow is not null && _behaviorsBelow.TryPop(out var below) ? below : null;

    private static Receive AsReceive(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
