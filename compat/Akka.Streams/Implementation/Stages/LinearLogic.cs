using System.Runtime.CompilerServices;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Logic of a built-in stage with one inlet and one outlet: its own handler, with its two edges at hand. Passes ends on by default.
/// </summary>
internal abstract class LinearLogic<TIn, TOut> : ReceiverLogic<TIn>, IInHandler, IOutHandler
{
    protected LinearLogic() : base(1, 1)
    {
    }

    protected Connection<TOut> Out => Unsafe.As<Connection<TOut>>(OnlyOutlet);

    /// <summary>
    /// Whether demand is passed on to upstream and nothing else happens; then <see cref="OnPull"/> is usually not even called.
    /// </summary>
    protected virtual bool PassesDemand => false;

    protected bool InAvailable => (In.State & Connection.Full) != 0;

    protected bool InClosed => (In.State & Connection.InDone) != 0;

    protected bool InPulled => (In.State & Connection.Asked) != 0 && !InClosed;

    protected bool OutAvailable => (Out.State & (Connection.Available | Connection.OutDone)) == Connection.Available;

    protected bool OutClosed => (Out.State & Connection.OutDone) != 0;

    internal sealed override object DefaultHandler => this;

    public abstract void OnPush();

    public virtual void OnPull() => Pull();

    public virtual void OnUpstreamFinish() => CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => FailStage(e);

    public virtual void OnDownstreamFinish(Exception cause) => CancelStage(cause);

    internal sealed override void Connected()
    {
        base.Connected();
        if (PassesDemand)
            Out.PullsThrough = In;
    }

    internal override Connection DispatchPush(Connection connection)
    {
        if (connection.InHandler != this)
            return base.DispatchPush(connection);
        OnPush();
        return Interpreter.TakeChased();
    }

    internal override Connection DispatchPull(Connection connection)
    {
        if (connection.OutHandler != this)
            return base.DispatchPull(connection);
        OnPull();
        return Interpreter.TakeChasedAfterPull();
    }

    /// <summary>Pushes an element downstream, which must have asked for it.</summary>
    protected void Push(TOut element)
    {
        if (element is null)
            throw NullElement();
        Interpreter.ChasePush(Offer(Out, element));
    }

    /// <summary>
    /// Puts an element on the edge. Returns the edge: the event to handle next. An element for someone who has cancelled is dropped there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Connection Offer(Connection<TOut> edge, in TOut element)
    {
        edge.Slot = element;
        edge.State = (edge.State & ~Connection.Available) | Connection.Pushing;
        return edge;
    }

    /// <summary>
    /// Hands an element on: directly to the next stage when both are in the same run, else it puts it on the edge. Returns the event to
    /// handle next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected Connection HandOn(in TOut element)
    {
        var edge = Out;
        return (edge.State & Connection.Inner) != 0
            ? Unsafe.As<ReceiverLogic<TOut>>(edge.InOwner).Accept(in element)
            : Offer(edge, element);
    }

    protected void EmitAll(IEnumerator<TOut> elements) => EmitMultiple((Outlet<TOut>)Out.Outlet, elements);

    protected void Emit(TOut element) => Emit((Outlet<TOut>)Out.Outlet, element);

    protected void Emit(TOut element, Action andThen) => Emit((Outlet<TOut>)Out.Outlet, element, andThen);

    protected void CompleteOut() => Complete((Outlet<TOut>)Out.Outlet);

    protected static Decider DeciderOf(Attributes attributes) =>
        attributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider;
}
