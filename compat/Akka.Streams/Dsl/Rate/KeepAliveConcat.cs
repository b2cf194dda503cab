using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Keeps a base rate: saves up pieces of the elements that come and emits one of them in each interval without anything from upstream. Emits
/// at once what upstream brings on demand; backpressures when more is saved than the size; completes when upstream has and everything saved
/// is out. Holds the size plus the pieces of one element.
/// </summary>
public class KeepAliveConcat<T> : GraphStage<FlowShape<T, T>>
{
    private readonly int _keepAliveFailoverSize;
    private readonly TimeSpan _interval;
    private readonly Func<T, IEnumerable<T>> _extrapolate;

    /// <param name="keepAliveFailoverSize">How many pieces are saved before elements are no longer taken apart; above 0.</param>
    /// <param name="interval">How long the stream may be silent.</param>
    /// <param name="extrapolate">Takes an element apart.</param>
    /// <exception cref="ArgumentException">A size that is not positive.</exception>
    public KeepAliveConcat(int keepAliveFailoverSize, TimeSpan interval, Func<T, IEnumerable<T>> extrapolate)
    {
        if (keepAliveFailoverSize <= 0)
            throw new ArgumentException($"The size must be greater than 0, but is {keepAliveFailoverSize}", nameof(keepAliveFailoverSize));
        _keepAliveFailoverSize = keepAliveFailoverSize;
        _interval = interval;
        _extrapolate = extrapolate;
        Shape = new FlowShape<T, T>(In, Out);
    }

    public Inlet<T> In { get; } = new("KeepAliveConcat.in");

    public Outlet<T> Out { get; } = new("KeepAliveConcat.out");

    public override FlowShape<T, T> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimerGraphStageLogic, IInHandler, IOutHandler
    {
        private readonly KeepAliveConcat<T> _stage;
        private readonly Queue<T> _saved = new();

        public Logic(KeepAliveConcat<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.In, this);
            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            ScheduleRepeatedly("KeepAliveConcatTimer", _stage._interval);
            Pull(_stage.In);
        }

        public void OnPush()
        {
            var element = Grab(_stage.In);
            if (_saved.Count < _stage._keepAliveFailoverSize)
            {
                foreach (var piece in _stage._extrapolate(element))
                    _saved.Enqueue(piece);
            }
            else
            {
                _saved.Enqueue(element);
            }

            if (IsAvailable(_stage.Out) && _saved.Count > 0)
                Push(_stage.Out, _saved.Dequeue());
            else if (_saved.Count <= _stage._keepAliveFailoverSize)
                Pull(_stage.In);
        }

        public void OnPull()
        {
            if (IsClosed(_stage.In))
            {
                PushSaved();
                if (_saved.Count == 0)
                    CompleteStage();
                return;
            }

            if (_saved.Count > _stage._keepAliveFailoverSize)
                PushSaved();
            if (!HasBeenPulled(_stage.In))
                Pull(_stage.In);
        }

        public void OnUpstreamFinish()
        {
            if (_saved.Count == 0)
                CompleteStage();
            else if (IsAvailable(_stage.Out))
                OnPull();
        }

        public void OnUpstreamFailure(Exception e) => FailStage(e);

        public void OnDownstreamFinish(Exception cause) => CancelStage(cause);

        protected internal override void OnTimer(object timerKey)
        {
            if (IsAvailable(_stage.Out))
                PushSaved();
        }

        private void PushSaved()
        {
            if (_saved.TryDequeue(out var piece))
                Push(_stage.Out, piece);
        }
    }
}
