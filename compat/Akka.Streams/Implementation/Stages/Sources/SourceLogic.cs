using System.Runtime.CompilerServices;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of a built-in stage with one outlet.</summary>
internal abstract class SourceLogic<TOut> : GraphStageLogic, IOutHandler
{
    protected SourceLogic() : base(0, 1)
    {
    }

    protected Connection<TOut> Out { get; private set; }

    protected bool OutAvailable => (Out.State & (Connection.Available | Connection.OutDone)) == Connection.Available;

    protected bool OutClosed => (Out.State & Connection.OutDone) != 0;

    internal sealed override object DefaultHandler => this;

    public abstract void OnPull();

    public virtual void OnDownstreamFinish(Exception cause) => CancelStage(cause);

    internal sealed override void ConnectOutlet(Outlet outlet, Connection connection)
    {
        base.ConnectOutlet(outlet, connection);
        Out = (Connection<TOut>)connection;
    }

    internal override Connection DispatchPull(Connection connection)
    {
        if (connection.OutHandler != this)
            return base.DispatchPull(connection);
        OnPull();
        return Interpreter.TakeChasedAfterPull();
    }

    protected void Push(TOut element)
    {
        if (element is null)
            throw NullElement();
        Interpreter.ChasePush(Offer(element));
    }

    /// <summary>Puts an element on the edge. Returns the edge: the event to handle next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected Connection Offer(TOut element)
    {
        var edge = Out;
        edge.Slot = element;
        edge.State ^= Connection.Available | Connection.Pushing;
        return edge;
    }

    /// <summary>Completes the outlet, after what has been pushed.</summary>
    protected void CompleteOut() => Interpreter.Complete(Out);
}
