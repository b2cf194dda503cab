using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of the stages that split elements: waits until every output asks. Ends when all outputs have cancelled.</summary>
internal abstract class UnzipLogic<TIn> : InGraphStageLogic
{
    private readonly Inlet<TIn> _in;
    private readonly List<bool> _asked = [];
    private int _waiting;
    private int _running;

    protected UnzipLogic(Shape shape, Inlet<TIn> inlet) : base(shape)
    {
        _in = inlet;
        SetHandler(inlet, this);
    }

    public override void OnPush()
    {
        _waiting = _running;
        for (var i = 0; i < _asked.Count; i++)
            _asked[i] = false;
        Split(Grab(_in));
    }

    /// <summary>Pushes the parts of an element.</summary>
    protected abstract void Split(TIn element);

    protected void PushIfOpen<T>(Outlet<T> outlet, T part)
    {
        if (!IsClosed(outlet))
            Push(outlet, part);
    }

    protected void Register<T>(Outlet<T> outlet)
    {
        _waiting++;
        _running++;
        var index = _asked.Count;
        _asked.Add(false);
        SetHandler(
            outlet,
            onPull: () =>
            {
                _asked[index] = true;
                if (--_waiting == 0)
                    TryPull(_in);
            },
            onDownstreamFinish: cause =>
            {
                var waited = !_asked[index];
                if (--_running == 0)
                    CancelStage(cause);
                else if (waited && --_waiting == 0 && !HasBeenPulled(_in))
                    TryPull(_in);
            });
    }
}
