using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Logic of the stages that combine inputs element by element: waits until every input has an element and downstream asks. Completes when an
/// input that has ended has no element left.
/// </summary>
internal abstract class ZipLogic<TOut> : OutGraphStageLogic
{
    private readonly Outlet<TOut> _out;
    private readonly List<Func<bool>> _isExhausted = [];
    private Action _pullAll = DoNothing;
    private int _missing;
    private bool _completes;

    protected ZipLogic(Shape shape, Outlet<TOut> outlet) : base(shape)
    {
        _out = outlet;
        SetHandler(outlet, this);
    }

    public override void PreStart() => _pullAll();

    public override void OnPull()
    {
        if (_missing == 0 && !_completes)
            Zip();
    }

    /// <summary>Makes the output element of one element of each input.</summary>
    protected abstract TOut Combine();

    protected void Register<TIn>(Inlet<TIn> inlet)
    {
        _missing++;
        _pullAll += () => Pull(inlet);
        _isExhausted.Add(() => IsClosed(inlet) && !IsAvailable(inlet));
        SetHandler(
            inlet,
            onPush: () =>
            {
                _missing--;
                if (_missing == 0 && IsAvailable(_out))
                    Zip();
            },
            onUpstreamFinish: () =>
            {
                if (!IsAvailable(inlet))
                    CompleteStage();
            });
    }

    private void Zip()
    {
        Push(_out, Combine());
        foreach (var isExhausted in _isExhausted)
        {
            if (!isExhausted())
                continue;
            _completes = true;
            CompleteStage();
            return;
        }

        _missing = _isExhausted.Count;
        _pullAll();
    }
}
