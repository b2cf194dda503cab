using System.Runtime.CompilerServices;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>
/// Runs the stages of one fused graph on one thread: passes pulls, pushes and ends from stage to stage until nothing is left to do.
/// A handler never runs inside another one: what it asks for happens after it has returned. See <c>docs/adr/0003-typed-interpreter.md</c>.
/// </summary>
internal sealed partial class GraphInterpreter
{
    /// <summary>Events that may follow each other directly before the queue gets its turn.</summary>
    private const int ChaseLimit = 16;

    /// <summary>Failures that have been logged, as long as anybody has them.</summary>
    private static readonly ConditionalWeakTable<Exception, object> Reported = [];
    private static readonly object ReportedMark = new();

    [ThreadStatic]
    private static GraphInterpreter _current;

    private readonly GraphStageLogic[] _logics;
    private int _running;
    private Phase _phase;
    private Connection _head;
    private Connection _tail;
    private Connection _chasedPush;
    private Connection _chasedPull;
    private List<GraphStageLogic> _finished;
    private bool _isAborting;

    public GraphInterpreter(Island island, GraphStageLogic[] logics)
    {
        Island = island;
        _logics = logics;
        _running = logics.Length;
        foreach (var logic in logics)
            logic.Attach(this);
    }

    /// <summary>The interpreter that runs on this thread at the moment.</summary>
    public static GraphInterpreter Current =>
        _current ?? throw new InvalidOperationException("This method can only be called from within a running stage.");

    internal static GraphInterpreter CurrentOrNull => _current;

    public Island Island { get; }

    /// <summary>The stage whose handler runs at the moment.</summary>
    public GraphStageLogic Active { get; set; }

    /// <summary>Whether every stage has stopped.</summary>
    public bool IsCompleted => _running == 0;

    public bool IsInitialized { get; private set; }

    /// <summary>Makes an event of <paramref name="connection"/> happen next, or after what already waits.</summary>
    public void ChasePush(Connection connection)
    {
        if (_chasedPush == null)
            _chasedPush = connection;
        else
            Enqueue(connection);
    }

    /// <summary>Asks the out side of <paramref name="connection"/> for an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pull(Connection connection)
    {
        var source = PullThrough(connection);
        if (source == null)
            return;
        if (_chasedPull == null)
            _chasedPull = source;
        else
            Enqueue(source);
    }

    /// <summary>
    /// Marks the demand on <paramref name="connection"/>, and on all further ones up to the first stage that does more than pass demand on.
    /// Returns the connection whose out side has to be told, or null if there is none because it is closed.
    /// </summary>
    public static Connection PullThrough(Connection connection)
    {
        while (true)
        {
            var state = connection.State;
            if ((state & Connection.Inner) != 0)
            {
                connection = connection.PullsThrough;
                if ((connection.State & (Connection.Asked | Connection.InDone)) != 0)
                    return null;
                continue;
            }

            connection.State = state | Connection.Pulled;
            if ((state & (Connection.OutDone | Connection.InDone)) != 0)
                return null;
            var upstream = connection.PullsThrough;
            if (upstream == null || (upstream.State & (Connection.Asked | Connection.InDone)) != 0)
                return connection;
            connection.State = state | Connection.Available;
            connection = upstream;
        }
    }

    public void Enqueue(Connection connection)
    {
        if ((connection.State & Connection.Queued) != 0)
            return;
        connection.State |= Connection.Queued;
        if (_tail == null)
            _head = connection;
        else
            _tail.NextQueued = connection;
        _tail = connection;
    }

    private Connection Dequeue()
    {
        var connection = _head;
        if (connection == null)
            return null;
        _head = connection.NextQueued;
        if (_head == null)
            _tail = null;
        connection.NextQueued = null;
        connection.State &= ~Connection.Queued;
        return connection;
    }

    /// <summary>The event that a handler of demand asked for, if any: more demand goes first.</summary>
    public Connection TakeChasedAfterPull()
    {
        var connection = _chasedPull;
        if (connection == null)
            return TakeChased();
        _chasedPull = null;
        return connection;
    }

    /// <summary>The event that the handler which just ran asked for, if any.</summary>
    public Connection TakeChased()
    {
        var connection = _chasedPush;
        if (connection != null)
        {
            _chasedPush = null;
            return connection;
        }

        connection = _chasedPull;
        if (connection != null)
            _chasedPull = null;
        return connection;
    }

    /// <summary>Handles up to <paramref name="limit"/> events. Returns whether more are left.</summary>
    public bool Execute(int limit)
    {
        var outer = _current;
        _current = this;
        try
        {
            while (true)
            {
                var next = TakeChased() ?? Dequeue();
                if (next == null)
                    return false;
                limit = Chase(next, limit);
                if (limit <= 0)
                    return _head != null;
            }
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>Follows a chain of events. Returns what is left of the limit; an event that does not fit is queued.</summary>
    private int Chase(Connection connection, int limit)
    {
        while (true)
        {
            try
            {
                return Follow(ref connection, limit);
            }
            catch (Exception cause)
            {
                HandlerThrew(connection, cause);
            }

            if (_finished != null)
                FinalizeStages();
            connection = TakeChased() ?? Dequeue();
            if (connection == null || --limit <= 0)
            {
                if (connection != null)
                    PutBack(connection);
                return limit;
            }
        }
    }

    /// <summary>The inner loop. <paramref name="connection"/> is the one whose event runs, also when that throws.</summary>
    private int Follow(ref Connection connection, int limit)
    {
        var chase = ChaseLimit;
        while (true)
        {
            Connection next;
            var current = connection;
            var state = current.State;
            if ((state & (Connection.Pushing | Connection.InDone)) == Connection.Pushing)
            {
                current.State = (state & ~Connection.Pushing) | Connection.Full;
                _phase = Phase.Push;
                next = current.InOwner.DispatchPush(current);
                limit -= current.RunsOver;
                chase -= current.RunsOver;
                if ((current.State & (Connection.OutDone | Connection.InDone)) == Connection.OutDone)
                    Enqueue(current);
                if (_chasedPull != null && next != null && (next.State & Connection.Pushing) == 0)
                {
                    Enqueue(next);
                    next = null;
                }
            }
            else if ((state & (Connection.OutDone | Connection.InDone | Connection.Pulled)) == Connection.Pulled)
            {
                current.State = state ^ (Connection.Pulled | Connection.Available);
                _phase = Phase.Pull;
                next = current.OutOwner.DispatchPull(current);
                if (_head != null && next != null && (next.State & Connection.Pushing) != 0)
                {
                    // An element that answers demand waits for its turn, so that no branch of the graph runs ahead of the others.
                    Enqueue(next);
                    next = null;
                }
            }
            else
            {
                _phase = Phase.End;
                ProcessEnd(current, state);
                next = null;
            }

            if (_finished != null)
                FinalizeStages();
            if (next == null && (next = TakeChased() ?? DequeueFresh(ref chase)) == null)
                return limit - 1;
            if (--limit <= 0)
            {
                PutBack(next);
                return 0;
            }

            if (--chase <= 0)
            {
                chase = ChaseLimit;
                if (_head != null)
                {
                    Enqueue(next);
                    next = Dequeue();
                }
            }

            connection = next;
        }
    }

    private Connection DequeueFresh(ref int chase)
    {
        chase = ChaseLimit;
        return Dequeue();
    }

    private void PutBack(Connection next)
    {
        Enqueue(next);
        while ((next = TakeChased()) != null)
            Enqueue(next);
    }
}
