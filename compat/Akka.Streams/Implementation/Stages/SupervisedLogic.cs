using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Logic of a stage whose user code is supervised: when it throws, the decider says whether the stream fails, the element is dropped, or
/// the stage starts over as well.
/// </summary>
internal abstract class SupervisedLogic<TIn, TOut> : LinearLogic<TIn, TOut>
{
    private readonly Decider _decider;

    protected SupervisedLogic(Attributes attributes)
    {
        _decider = attributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider;
    }

    protected Directive Decide(Exception cause) => _decider(cause);

    public sealed override void OnPush()
    {
        if (DispatchPush(In) is { } next)
            Interpreter.ChasePush(next);
    }

    internal override Connection DispatchPush(Connection connection) =>
        connection.InHandler == this ? Handle(In.Take()) : base.DispatchPush(connection);

    internal sealed override void PushFailed(Exception cause)
    {
        switch (_decider(cause))
        {
            case Directive.Stop:
                FailStage(cause);
                break;
            case Directive.Restart:
                Restart();
                AfterDrop();
                break;
            default:
                AfterDrop();
                break;
        }
    }

    /// <summary>Deals with an element. Returns the event to handle next, or null to let the interpreter look for it.</summary>
    protected abstract Connection Handle(TIn element);

    /// <summary>Starts over with fresh state.</summary>
    protected virtual void Restart()
    {
    }

    /// <summary>Goes on after an element was dropped.</summary>
    protected virtual void AfterDrop() => Pull();

    /// <summary>Pushes an element. Returns the event to handle next.</summary>
    protected Connection Send(TOut element)
    {
        if (element is null)
            throw NullElement();
        return Offer(Out, element);
    }

    /// <summary>Asks for another element instead of pushing one. Returns the event to handle next.</summary>
    protected Connection AskAgain() =>
        (In.State & (Connection.Asked | Connection.InDone)) == 0 ? GraphInterpreter.PullThrough(In) : null;
}
