using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Boundary;

/// <summary>
/// The downstream end: hands elements to its island on demand. Completion comes after the elements before it; a failure overtakes them.
/// </summary>
internal sealed class BoundaryConsumer<T> : BoundaryEnd, IOutHandler
{
    private readonly AsyncBoundary<T> _boundary;
    private readonly Signal _elements;
    private Connection<T> _out;
    private Exception _failure;
    private bool _upstreamEnded;
    private bool _cancelled;

    public BoundaryConsumer(AsyncBoundary<T> boundary) : base(0, 1)
    {
        _boundary = boundary;
        _elements = new Signal(this, isEnd: false);
    }

    public void OnPull() => PushNext();

    public void OnDownstreamFinish(Exception cause)
    {
        CancelUpstream(cause);
        _boundary.Discard();
    }

    public override void PostStop()
    {
        if (!_upstreamEnded)
            CancelUpstream(SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);
    }

    internal override void ConnectOutlet(Outlet outlet, Connection connection)
    {
        base.ConnectOutlet(outlet, connection);
        _out = (Connection<T>)connection;
    }

    internal override Connection DispatchPull(Connection connection)
    {
        PushNext();
        return Interpreter.TakeChased();
    }

    internal override void AbortUpstream(Exception cause)
    {
        if ((_out.State & Connection.OutDone) == 0)
            Interpreter.Fail(_out, cause);
    }

    /// <summary>Upstream ended; called on its thread, once.</summary>
    internal void EndFromPeer(Exception failure)
    {
        _failure = failure;
        new Signal(this, isEnd: true).Send();
    }

    /// <summary>Elements have come; called on the producer's thread.</summary>
    internal void WakeForElements()
    {
        if (_boundary.ClaimConsumerWake())
            _elements.Send();
    }

    protected override void WakePeer() => _boundary.TypedProducer.WakeForCredit();

    protected override void PeerMoved()
    {
        if ((_out.State & (Connection.Available | Connection.OutDone)) == Connection.Available)
            PushNext();
    }

    private void PushNext()
    {
        if (!_boundary.TryRead(out var element))
            return;
        _out.Slot = element;
        _out.State ^= Connection.Available | Connection.Pushing;
        Interpreter.ChasePush(_out);
        if (_boundary.Grant())
            WakeSoon();
        if (_upstreamEnded && _boundary.IsEmpty)
            Interpreter.Complete(_out);
    }

    protected override void PeerEnded()
    {
        _upstreamEnded = true;
        if (_failure != null)
        {
            _boundary.Discard();
            Interpreter.Fail(_out, _failure);
        }
        else if (_boundary.IsEmpty)
        {
            Interpreter.Complete(_out);
        }
    }

    private void CancelUpstream(Exception cause)
    {
        if (_cancelled)
            return;
        _cancelled = true;
        _boundary.TypedProducer.CancelFromPeer(cause);
    }
}
