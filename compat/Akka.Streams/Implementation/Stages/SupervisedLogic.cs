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

    internal sealed override Connection DispatchPush(Connection connection) =>
        connection.InHandler == this ? Accept(In.Take()) : base.DispatchPush(connection);

    internal override Connection Accept(in TIn element)
    {
        try
        {
            return Handle(element);
        }
        catch (Exception cause)
        {
            return Threw(cause);
        }
    }

    internal sealed override void PushFailed(Exception cause)
    {
        Directive directive;
        try
        {
            directive = _decider(cause);
        }
        catch (Exception thrown)
        {
            HandlerFailed(thrown);
            return;
        }

        switch (directive)
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

    /// <summary>The stage's user has thrown. Returns the event to handle next: none is known.</summary>
    protected Connection Threw(Exception cause)
    {
        Interpreter.QueueChased();
        PushFailed(cause);
        return null;
    }

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
        return HandOn(in element);
    }

    /// <summary>Asks for another element instead of pushing one. Returns the event to handle next.</summary>
    protected Connection AskAgain() =>
        (In.State & (Connection.Asked | Connection.InDone)) == 0 ? GraphInterpreter.PullThrough(In) : null;
}
