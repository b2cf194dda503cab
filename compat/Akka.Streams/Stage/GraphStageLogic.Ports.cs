using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    /// <summary>Sets what happens at the inlet from now on.</summary>
    protected internal void SetHandler<T>(Inlet<T> inlet, IInHandler handler)
    {
        if (Interpreter == null)
            Handlers()[inlet.Id] = handler;
        else
            In(inlet).InHandler = handler;
    }

    protected internal void SetHandler<T>(Inlet<T> inlet, Action onPush, Action onUpstreamFinish = null, Action<Exception> onUpstreamFailure = null)
    {
        ArgumentNullException.ThrowIfNull(onPush, nameof(onPush));
        SetHandler(inlet, new LambdaInHandler(onPush, onUpstreamFinish, onUpstreamFailure));
    }

    /// <summary>Sets what happens at the outlet from now on.</summary>
    protected internal void SetHandler<T>(Outlet<T> outlet, IOutHandler handler)
    {
        if (Interpreter == null)
            Handlers()[InCount + outlet.Id] = handler;
        else
            Out(outlet).OutHandler = handler;
    }

    protected internal void SetHandler<T>(Outlet<T> outlet, Action onPull, Action<Exception> onDownstreamFinish = null)
    {
        ArgumentNullException.ThrowIfNull(onPull, nameof(onPull));
        SetHandler(outlet, new LambdaOutHandler(onPull, onDownstreamFinish));
    }

    [Obsolete("Use method `SetHandlers` instead. Will be removed in v1.5")]
    protected internal void SetHandler<TIn, TOut>(Inlet<TIn> inlet, Outlet<TOut> outlet, InAndOutGraphStageLogic handler) =>
        SetHandlers(inlet, outlet, handler);

    protected internal void SetHandlers<TIn, TOut>(Inlet<TIn> inlet, Outlet<TOut> outlet, InAndOutGraphStageLogic handler)
    {
        SetHandler(inlet, (IInHandler)handler);
        SetHandler(outlet, (IOutHandler)handler);
    }

    protected IInHandler GetHandler<T>(Inlet<T> inlet) =>
        Interpreter == null ? (IInHandler)Handlers()[inlet.Id] : In(inlet).InHandler;

    protected IOutHandler GetHandler<T>(Outlet<T> outlet) =>
        Interpreter == null ? (IOutHandler)Handlers()[InCount + outlet.Id] : Out(outlet).OutHandler;

    /// <summary>Asks for one element. Allowed once per element, while the inlet is open.</summary>
    protected internal void Pull<T>(Inlet<T> inlet)
    {
        var connection = In(inlet);
        if ((connection.State & (Connection.Asked | Connection.InDone)) != 0)
            throw CannotPull(connection);
        Interpreter.Pull(connection);
    }

    /// <summary>Pulls unless the inlet is closed.</summary>
    protected internal void TryPull<T>(Inlet<T> inlet)
    {
        if (!IsClosed(inlet))
            Pull(inlet);
    }

    protected void Cancel<T>(Inlet<T> inlet) => Cancel(inlet, SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);

    /// <summary>Asks upstream to stop; the inlet is closed at once.</summary>
    protected void Cancel<T>(Inlet<T> inlet, Exception cause) => Interpreter.Cancel(In(inlet), cause);

    /// <summary>Takes the element that <c>OnPush</c> announced; once per element.</summary>
    protected internal T Grab<T>(Inlet<T> inlet)
    {
        var connection = In(inlet);
        if ((connection.State & Connection.Full) == 0)
            throw new ArgumentException($"Cannot get element from already empty input port ({inlet})");
        return connection.Take();
    }

    /// <summary>Undoes <see cref="Grab{T}"/>: the element waits to be grabbed again.</summary>
    internal void PutBack<T>(Inlet<T> inlet, T element)
    {
        var connection = In(inlet);
        connection.Slot = element;
        connection.State |= Connection.Full;
    }

    /// <summary>Whether an element has been asked for and has not come yet.</summary>
    protected bool HasBeenPulled<T>(Inlet<T> inlet)
    {
        var state = In(inlet).State;
        return (state & Connection.Asked) != 0 && (state & Connection.InDone) == 0;
    }

    /// <summary>Whether an element waits to be grabbed.</summary>
    protected internal bool IsAvailable<T>(Inlet<T> inlet) => (In(inlet).State & Connection.Full) != 0;

    protected bool IsClosed<T>(Inlet<T> inlet) => (In(inlet).State & Connection.InDone) != 0;

    /// <summary>Sends an element. Allowed once per <c>OnPull</c>, while the outlet is open.</summary>
    protected internal void Push<T>(Outlet<T> outlet, T element)
    {
        var connection = Out(outlet);
        var state = connection.State;
        if (element is null)
            throw NullElement();
        if ((state & (Connection.Available | Connection.OutDone | Connection.InDone)) != Connection.Available)
        {
            CheckPush(connection);
            return;
        }

        connection.Slot = element;
        connection.State = state ^ (Connection.Available | Connection.Pushing);
        Interpreter.ChasePush(connection);
    }

    /// <summary>Ends the outlet after what has been pushed or emitted to it.</summary>
    protected void Complete<T>(Outlet<T> outlet) => CompleteAfterEmits(Out(outlet));

    /// <summary>Fails the outlet at once, after an element that is on its way.</summary>
    protected void Fail<T>(Outlet<T> outlet, Exception reason) => Interpreter.Fail(Out(outlet), reason);

    /// <summary>Whether an element may be pushed.</summary>
    protected internal bool IsAvailable<T>(Outlet<T> outlet) =>
        (Out(outlet).State & (Connection.Available | Connection.OutDone)) == Connection.Available;

    protected bool IsClosed<T>(Outlet<T> outlet) => (Out(outlet).State & Connection.OutDone) != 0;

    internal static ArgumentNullException NullElement() => new("element", "Element must not be null, rule 2.13");

    /// <summary>Puts another handler before the one that a stage has at its start. Only before the graph is materialized.</summary>
    internal void ReplaceHandler(Inlet inlet, Func<IInHandler, IInHandler> replacement) =>
        Handlers()[inlet.Id] = replacement((IInHandler)(Handlers()[inlet.Id] ?? DefaultHandler));

    /// <inheritdoc cref="ReplaceHandler(Inlet, Func{IInHandler, IInHandler})"/>
    internal void ReplaceHandler(Outlet outlet, Func<IOutHandler, IOutHandler> replacement) =>
        Handlers()[InCount + outlet.Id] = replacement((IOutHandler)(Handlers()[InCount + outlet.Id] ?? DefaultHandler));

    private object[] Handlers() => _handlers ??= new object[InCount + OutCount];

    private static ArgumentException CannotPull(Connection connection) => (connection.State & Connection.InDone) != 0
        ? new ArgumentException("Cannot pull a closed port")
        : new ArgumentException("Cannot pull port twice");

    /// <summary>A push after downstream cancelled, but before the stage heard of it, is dropped; any other one is a mistake.</summary>
    private static void CheckPush(Connection connection)
    {
        if ((connection.State & Connection.OutDone) != 0)
            throw new ArgumentException($"Cannot push closed port {connection.Outlet}");
        if ((connection.State & Connection.Available) == 0)
            throw new ArgumentException($"Cannot push port twice {connection.Outlet}");
        connection.State &= ~Connection.Available;
    }
}
