using System.Runtime.CompilerServices;
using Akka.Pattern;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>
/// The running part of a stage: handlers for its ports, and the state they share. Everything in it runs on one thread at a time, so it
/// needs no locks; results from elsewhere come in through <see cref="GetAsyncCallback{T}"/>.
/// </summary>
/// <remarks>Only <c>SetHandler</c> and <see cref="GetAsyncCallback{T}"/> may be called in the constructor.</remarks>
public abstract partial class GraphStageLogic : IStageLogging
{
    public static readonly InHandler EagerTerminateInput = Stage.EagerTerminateInput.Instance;
    public static readonly InHandler IgnoreTerminateInput = Stage.IgnoreTerminateInput.Instance;
    public static readonly InHandler TotallyIgnorantInput = Stage.TotallyIgnorantInput.Instance;
    public static readonly OutHandler EagerTerminateOutput = Stage.EagerTerminateOutput.Instance;
    public static readonly OutHandler IgnoreTerminateOutput = Stage.IgnoreTerminateOutput.Instance;
    public static Action DoNothing = () => { };

    public readonly int InCount;
    public readonly int OutCount;

    /// <summary>The stage's edges, inlets first; null until the graph is materialized. Most stages have no more than two, which need no array.</summary>
    private Connection _first;
    private Connection _second;
    private Connection[] _others;

    /// <summary>Handlers set before the graph is materialized, inlets first; null afterwards.</summary>
    private object[] _handlers;

    private int _openPorts;
    private bool _keepGoing;

    protected GraphStageLogic(int inCount, int outCount)
    {
        InCount = inCount;
        OutCount = outCount;
        _openPorts = inCount + outCount;
    }

    protected GraphStageLogic(Shape shape)
        : this(PortIds.Assign(shape), shape.Outlets.Length)
    {
    }

    /// <summary>Whether the stage goes on after its last port has closed; such a stage must be completed or failed explicitly.</summary>
    public virtual bool KeepGoingAfterAllPortsClosed => false;

    /// <summary>The stage this logic was made by, to name it in logs; null for built-in ones.</summary>
    internal object OriginalStage { get; set; }

    internal Attributes Attributes { get; set; }

    internal bool IsStopped { get; set; }

    internal bool CanStop => _openPorts == 0 && !_keepGoing && !IsStopped;

    internal string StageName => OriginalStage?.ToString() ?? GetType().DeclaringType?.Name.Split('`')[0] ?? ToString();

    /// <summary>
    /// Whether the stage may be part of a <see cref="StageRun"/>: it does nothing but deal with one element at a time, passes demand on (a
    /// sink: asks for more at once), and has only handlers of its own.
    /// </summary>
    internal virtual bool JoinsRuns => false;

    /// <summary>Whether an exception in a handler is logged before it fails the stage.</summary>
    internal virtual bool LogsErrors => true;

    public static InHandler ConditionalTerminateInput(Func<bool> predicate) => new ConditionalTerminateInput(predicate);

    public static OutHandler ConditionalTerminateOutput(Func<bool> predicate) => new ConditionalTerminateOutput(predicate);

    /// <summary>Called when the stream's actor stops, before the stages do: what has its elements from elsewhere fails with this.</summary>
    internal virtual void AbortUpstream(Exception cause)
    {
    }

    /// <summary>Called on the stream's thread before the first event.</summary>
    public virtual void PreStart()
    {
    }

    /// <summary>Called on the stream's thread after the last event, however the stage ended. Frees what the stage holds.</summary>
    public virtual void PostStop()
    {
    }

    protected internal virtual void BeforePreStart()
    {
    }

    protected internal virtual void AfterPostStop()
    {
        if (_outside?.StageActor is { } stageActor)
        {
            stageActor.Stop();
            _outside.StageActor = null;
        }
    }

    /// <summary>Keeps the stage alive after its last port has closed, or no longer.</summary>
    protected void SetKeepGoing(bool enabled)
    {
        _keepGoing = enabled;
        FinishIfClosed();
    }

    /// <summary>Completes all outlets and cancels all inlets.</summary>
    public void CompleteStage()
    {
        for (var i = 0; i < InCount + OutCount; i++)
        {
            if (Edge(i) is not { } connection)
                continue;
            if (connection.InOwner == this)
                Interpreter.Cancel(connection, SubscriptionWithCancelException.StageWasCompleted.Instance);
            if (connection.OutOwner == this)
                CompleteAfterEmits(connection);
        }

        SetKeepGoing(false);
    }

    /// <summary>Fails all outlets and cancels all inlets with the reason.</summary>
    public void FailStage(Exception reason)
    {
        for (var i = 0; i < InCount + OutCount; i++)
        {
            if (Edge(i) is not { } connection)
                continue;
            if (connection.InOwner == this)
                Interpreter.Cancel(connection, reason);
            if (connection.OutOwner == this)
                Interpreter.Fail(connection, reason);
        }

        SetKeepGoing(false);
    }

    /// <summary>Ends the stage because downstream cancelled: completes it, or fails it when the cause is a failure.</summary>
    public void CancelStage(Exception cause) => InternalOnDownstreamFinish(cause);

    public void InternalOnDownstreamFinish(Exception cause)
    {
        var isFailure = cause is not (null or SubscriptionWithCancelException.NonFailureCancellation);
        for (var i = 0; i < InCount + OutCount; i++)
        {
            if (Edge(i) is not { } connection)
                continue;
            if (connection.InOwner == this)
                Interpreter.Cancel(connection, cause ?? SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);
            if (connection.OutOwner != this)
                continue;
            if (isFailure)
                Interpreter.Fail(connection, cause);
            else
                Interpreter.Complete(connection);
        }

        SetKeepGoing(false);
    }

    internal void PortClosed()
    {
        _openPorts--;
        FinishIfClosed();
    }

    internal void FinishIfClosed()
    {
        if (CanStop)
            Interpreter.Finished(this);
    }

    /// <summary>Tells the stage of the element in <paramref name="connection"/>. Returns the event to handle next, if known.</summary>
    internal virtual Connection DispatchPush(Connection connection)
    {
        var interpreter = Interpreter;
        interpreter.Active = this;
        connection.InHandler.OnPush();
        return interpreter.TakeChased();
    }

    /// <summary>Tells the stage of the demand on <paramref name="connection"/>. Returns the event to handle next, if known.</summary>
    internal virtual Connection DispatchPull(Connection connection)
    {
        var interpreter = Interpreter;
        interpreter.Active = this;
        connection.OutHandler.OnPull();
        return interpreter.TakeChasedAfterPull();
    }

    /// <summary>The stage has thrown while it handled an element.</summary>
    internal virtual void PushFailed(Exception cause) => HandlerFailed(cause);

    /// <summary>One of the stage's handlers has thrown.</summary>
    internal void HandlerFailed(Exception cause)
    {
        Interpreter.ReportError(this, cause);
        FailStage(cause);
    }

    /// <summary>Makes <paramref name="connection"/> the edge at the given inlet.</summary>
    internal virtual void ConnectInlet(Inlet inlet, Connection connection)
    {
        connection.Inlet = inlet;
        connection.InOwner = this;
        connection.InHandler = (IInHandler)TakeHandler(inlet.Id, inlet);
        SetEdge(inlet.Id, connection);
    }

    /// <summary>Makes <paramref name="connection"/> the edge at the given outlet.</summary>
    internal virtual void ConnectOutlet(Outlet outlet, Connection connection)
    {
        connection.Outlet = outlet;
        connection.OutOwner = this;
        connection.OutHandler = (IOutHandler)TakeHandler(InCount + outlet.Id, outlet);
        SetEdge(InCount + outlet.Id, connection);
    }

    /// <summary>Called when all ports are connected.</summary>
    internal virtual void Connected() => _handlers = null;

    /// <summary>The only inlet's edge, of a stage that has one inlet.</summary>
    internal Connection OnlyInlet => _first;

    /// <summary>The only outlet's edge, of a stage that has one inlet and at most one outlet; null for a sink.</summary>
    internal Connection OnlyOutlet => _second;

    /// <summary>The edge of a port, inlets first; null before it is connected, and for one that the stage does not have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Connection Edge(int index) => index == 0 ? _first : index == 1 ? _second : OtherEdge(index - 2);

    private Connection OtherEdge(int index) => _others is { } others && (uint)index < (uint)others.Length ? others[index] : null;

    private void SetEdge(int index, Connection connection)
    {
        if (index == 0)
            _first = connection;
        else if (index == 1)
            _second = connection;
        else
            (_others ??= new Connection[InCount + OutCount - 2])[index - 2] = connection;
    }

    private object TakeHandler(int index, object port) =>
        (_handlers != null ? _handlers[index] : DefaultHandler)
        ?? throw new IllegalStateException($"No handler defined in stage {this} for port {port}");

    /// <summary>The handler of a built-in stage that sets none.</summary>
    internal virtual object DefaultHandler => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Connection<T> In<T>(Inlet<T> inlet)
    {
        var connection = Edge(inlet.Id);
        if (connection?.Inlet != inlet)
            throw NotConnected(inlet);
        return Unsafe.As<Connection<T>>(connection);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Connection<T> Out<T>(Outlet<T> outlet)
    {
        var connection = Edge(InCount + outlet.Id);
        if (connection?.Outlet != outlet)
            throw NotConnected(outlet);
        return Unsafe.As<Connection<T>>(connection);
    }

    private Exception NotConnected(object port) => Interpreter == null
        ? NotInitialized()
        : new ArgumentException($"Port [{port}] does not belong to stage [{StageName}]; is its Shape a new one on every access?");

    private static IllegalStateException NotInitialized() => new(
        "Not yet initialized: only SetHandler is allowed in GraphStageLogic constructor. To access materializer use Source/Flow/Sink.Setup factory");
}
