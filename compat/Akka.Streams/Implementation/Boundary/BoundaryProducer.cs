using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Boundary;

/// <summary>The upstream end: takes elements from its island as long as it has credit.</summary>
internal sealed class BoundaryProducer<T> : BoundaryEnd, IInHandler
{
    private readonly AsyncBoundary<T> _boundary;
    private readonly Signal _credit;
    private Connection<T> _in;
    private Exception _cancelCause;
    private bool _ended;

    public BoundaryProducer(AsyncBoundary<T> boundary) : base(1, 0)
    {
        _boundary = boundary;
        _credit = new Signal(this, isEnd: false);
    }

    public override void PreStart() => PullWithCredit();

    public void OnPush() => Write();

    public void OnUpstreamFinish() => End(null);

    public void OnUpstreamFailure(Exception e) => End(e);

    public override void PostStop()
    {
        if (!_ended)
            End(new AbruptTerminationException(Interpreter.Island.Actor));
    }

    internal override void ConnectInlet(Inlet inlet, Connection connection)
    {
        base.ConnectInlet(inlet, connection);
        _in = (Connection<T>)connection;
    }

    internal override Connection DispatchPush(Connection connection)
    {
        Write();
        return Interpreter.TakeChased();
    }

    /// <summary>The consumer wants no more; called on its thread, once.</summary>
    internal void CancelFromPeer(Exception cause)
    {
        _cancelCause = cause;
        new Signal(this, isEnd: true).Send();
    }

    /// <summary>The consumer granted credit; called on its thread.</summary>
    internal void WakeForCredit()
    {
        if (_boundary.ClaimProducerWake())
            _credit.Send();
    }

    protected override void WakePeer() => _boundary.TypedConsumer.WakeForElements();

    private void Write()
    {
        if (_boundary.Write(_in.Take()))
            WakeSoon();
        PullWithCredit();
    }

    private void PullWithCredit()
    {
        if ((_in.State & Connection.InDone) == 0 && _boundary.HasCredit())
            Interpreter.Pull(_in);
    }

    protected override void PeerMoved()
    {
        if ((_in.State & Connection.Asked) == 0)
            PullWithCredit();
    }

    protected override void PeerEnded()
    {
        _ended = true;
        Interpreter.Cancel(_in, _cancelCause);
    }

    private void End(Exception cause)
    {
        _ended = true;
        _boundary.TypedConsumer.EndFromPeer(cause);
    }
}
