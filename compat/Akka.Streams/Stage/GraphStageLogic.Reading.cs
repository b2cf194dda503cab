using Akka.Pattern;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    /// <summary>
    /// Reads <paramref name="n"/> elements, then hands them to <paramref name="andThen"/>; to <paramref name="onComplete"/> go those that
    /// came if the inlet closes before.
    /// </summary>
    protected void ReadMany<T>(Inlet<T> inlet, int n, Action<IEnumerable<T>> andThen, Action<IEnumerable<T>> onComplete)
    {
        if (n < 0)
            throw new ArgumentException("Cannot read negative number of elements", nameof(n));
        if (n == 0)
        {
            andThen([]);
            return;
        }

        var read = new List<T>();
        if (IsAvailable(inlet))
            read.Add(Grab(inlet));
        if (read.Count == n)
            andThen(read);
        else if (IsClosed(inlet))
            onComplete(read);
        else
            StartReading(inlet, n - read.Count, read.Add, () => andThen(read), () => onComplete(read));
    }

    /// <summary>Reads one element and hands it to <paramref name="andThen"/>; runs <paramref name="onClose"/> if the inlet closes before.</summary>
    protected void Read<T>(Inlet<T> inlet, Action<T> andThen, Action onClose)
    {
        if (IsAvailable(inlet))
            andThen(Grab(inlet));
        else if (IsClosed(inlet))
            onClose();
        else
            StartReading(inlet, 1, andThen, null, onClose);
    }

    /// <summary>Forgets a read that has not been answered.</summary>
    protected void AbortReading<T>(Inlet<T> inlet)
    {
        if (In(inlet).InHandler is Reading<T> reading)
            SetHandler(inlet, reading.Previous);
    }

    /// <summary>Passes everything from the inlet on to the outlet from now on.</summary>
    protected void PassAlong<TOut, TIn>(Inlet<TIn> from, Outlet<TOut> to, bool doFinish = true, bool doFail = true, bool doPull = false)
        where TIn : TOut
    {
        void PullNext() => TryPull(from);

        if (Interpreter != null)
        {
            if (IsAvailable(from))
                Emit(to, Grab(from), PullNext);
            if (doFinish && IsClosed(from))
                CompleteStage();
        }

        SetHandler(
            from,
            onPush: () => Emit(to, Grab(from), PullNext),
            onUpstreamFinish: doFinish ? CompleteStage : DoNothing,
            onUpstreamFailure: doFail ? FailStage : _ => { });
        if (doPull)
            PullNext();
    }

    private void StartReading<T>(Inlet<T> inlet, int count, Action<T> onElement, Action onDone, Action onClose)
    {
        var connection = In(inlet);
        if (connection.InHandler is Reading<T>)
            throw new IllegalStateException($"Already reading on inlet {inlet}");
        connection.InHandler = new Reading<T>(this, connection, count, onElement, onDone, onClose);
        if (!HasBeenPulled(inlet))
            Pull(inlet);
    }

    /// <summary>Stands in for an inlet's handler until enough elements have come.</summary>
    private sealed class Reading<T> : IInHandler
    {
        private readonly GraphStageLogic _logic;
        private readonly Connection<T> _connection;
        private readonly Action<T> _onElement;
        private readonly Action _onDone;
        private readonly Action _onClose;
        private int _missing;

        public Reading(GraphStageLogic logic, Connection<T> connection, int count, Action<T> onElement, Action onDone, Action onClose)
        {
            _logic = logic;
            _connection = connection;
            _missing = count;
            _onElement = onElement;
            _onDone = onDone;
            _onClose = onClose;
            Previous = connection.InHandler;
        }

        public IInHandler Previous { get; }

        public void OnPush()
        {
            var inlet = (Inlet<T>)_connection.Inlet;
            var element = _logic.Grab(inlet);
            if (--_missing == 0)
                _connection.InHandler = Previous;
            else
                _logic.Pull(inlet);
            _onElement(element);
            if (_missing == 0)
                _onDone?.Invoke();
        }

        public void OnUpstreamFinish()
        {
            _connection.InHandler = Previous;
            _onClose();
            Previous.OnUpstreamFinish();
        }

        public void OnUpstreamFailure(Exception e)
        {
            _connection.InHandler = Previous;
            _onClose();
            Previous.OnUpstreamFailure(e);
        }
    }
}
