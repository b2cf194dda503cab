using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    protected internal void EmitMultiple<T>(Outlet<T> outlet, IEnumerable<T> elements) => EmitMultiple(outlet, elements.GetEnumerator(), null);

    protected internal void EmitMultiple<T>(Outlet<T> outlet, IEnumerable<T> elements, Action andThen) =>
        EmitMultiple(outlet, elements.GetEnumerator(), andThen);

    protected internal void EmitMultiple<T>(Outlet<T> outlet, IEnumerator<T> enumerator) => EmitMultiple(outlet, enumerator, null);

    /// <summary>
    /// Pushes the elements one by one as they are asked for, then runs <paramref name="andThen"/>. Meanwhile the outlet's own handler
    /// hears of no demand.
    /// </summary>
    protected internal void EmitMultiple<T>(Outlet<T> outlet, IEnumerator<T> enumerator, Action andThen)
    {
        if (!enumerator.MoveNext())
        {
            andThen?.Invoke();
            return;
        }

        if (!IsAvailable(outlet))
        {
            EmittingFor(outlet).Add(enumerator, andThen);
            return;
        }

        Push(outlet, enumerator.Current);
        if (enumerator.MoveNext())
            EmittingFor(outlet).Add(enumerator, andThen);
        else
            andThen?.Invoke();
    }

    protected internal void Emit<T>(Outlet<T> outlet, T element) => Emit(outlet, element, null);

    /// <summary>Pushes the element as soon as it is asked for, then runs <paramref name="andThen"/>.</summary>
    protected internal void Emit<T>(Outlet<T> outlet, T element, Action andThen)
    {
        if (!IsAvailable(outlet))
        {
            EmittingFor(outlet).Add(element, andThen);
            return;
        }

        Push(outlet, element);
        andThen?.Invoke();
    }

    /// <summary>Forgets what is still to be emitted.</summary>
    protected internal void AbortEmitting<T>(Outlet<T> outlet)
    {
        if (Out(outlet).OutHandler is Emitting emitting)
            SetHandler(outlet, emitting.Previous);
    }

    private Emitting<T> EmittingFor<T>(Outlet<T> outlet)
    {
        var connection = Out(outlet);
        if (connection.OutHandler is Emitting<T> emitting)
            return emitting;
        emitting = new Emitting<T>(this, connection);
        connection.OutHandler = emitting;
        return emitting;
    }

    private void CompleteAfterEmits(Connection connection)
    {
        if (connection.OutHandler is Emitting emitting)
            emitting.CompleteWhenDone();
        else
            Interpreter.Complete(connection);
    }

    /// <summary>Stands in for an outlet's handler until everything has been emitted.</summary>
    private abstract class Emitting : IOutHandler
    {
        protected Emitting(IOutHandler previous)
        {
            Previous = previous;
        }

        public IOutHandler Previous { get; }

        public abstract void OnPull();

        public void OnDownstreamFinish(Exception cause) => Previous.OnDownstreamFinish(cause);

        public abstract void CompleteWhenDone();
    }

    private sealed class Emitting<T> : Emitting
    {
        private readonly GraphStageLogic _logic;
        private readonly Connection<T> _connection;
        private readonly Queue<(T Element, IEnumerator<T> Others, Action AndThen)> _pending = new();
        private bool _completes;

        public Emitting(GraphStageLogic logic, Connection<T> connection) : base(connection.OutHandler)
        {
            _logic = logic;
            _connection = connection;
        }

        public void Add(T element, Action andThen)
        {
            if (element is null)
                throw NullElement();
            _pending.Enqueue((element, null, andThen));
        }

        /// <summary>Adds what <paramref name="rest"/> stands on and everything after it.</summary>
        public void Add(IEnumerator<T> rest, Action andThen) => _pending.Enqueue((default, rest, andThen));

        public override void CompleteWhenDone() => _completes = true;

        public override void OnPull()
        {
            var (element, rest, andThen) = _pending.Peek();
            _logic.Push((Outlet<T>)_connection.Outlet, rest == null ? element : rest.Current);
            if (rest != null && rest.MoveNext())
                return;

            _pending.Dequeue();
            if (_pending.Count == 0)
                _connection.OutHandler = Previous;
            andThen?.Invoke();
            if (_pending.Count > 0)
                _connection.OutHandler = this;
            else if (_completes && _connection.OutHandler is not Emitting)
                _logic.Interpreter.Complete(_connection);
            else if (_completes && _connection.OutHandler is Emitting later)
                later.CompleteWhenDone();
        }
    }
}
