using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Akka.Streams.Implementation.Boundary;
using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>
/// The part of a running graph that shares one thread of control: one interpreter, and those of the graphs that its stages materialized
/// into it. Runs on an actor, which only ever gets one message: that there is something to do.
/// </summary>
internal sealed class Island
{
    /// <summary>Signals handled before other islands get the thread.</summary>
    private const int SignalsPerTurn = 64;

    /// <summary>
    /// A turn may take up its unfinished work again as long as nobody has signalled and it is younger than this: 100 microseconds, in
    /// timestamp ticks.
    /// </summary>
    private static readonly long LongestTurn = Stopwatch.Frequency / 10_000;

    private readonly int _eventLimit;
    private readonly IslandInbox _inbox = new();
    private readonly List<GraphInterpreter> _interpreters = new(1);
    private Queue<GraphInterpreter> _unfinished;
    private IslandSignal _signals;
    private BoundaryEnd _dirty;
    private ILoggingAdapter _log;
    private SubFusingMaterializer _subFusing;
    private int _initialized;
    private bool _stopped;

    public Island(ActorMaterializerImpl materializer, int eventLimit)
    {
        Materializer = materializer;
        _eventLimit = eventLimit;
    }

    public ActorMaterializerImpl Materializer { get; }

    public IMaterializer SubFusingMaterializer => _subFusing ??= new SubFusingMaterializer(Materializer, this);

    /// <summary>The actor the island runs on.</summary>
    public IActorRef Actor { get; set; }

    public ILoggingAdapter Log => _log ??= Materializer.MakeIslandLogger(Actor);

    private bool HasUnfinished => _unfinished is { Count: > 0 };

    /// <summary>Whether every stage has stopped.</summary>
    public bool IsCompleted => _interpreters.Count == 0;

    /// <summary>Makes the island deal with something; from any thread.</summary>
    public void Signal(IslandSignal signal)
    {
        switch (_inbox.Add(signal))
        {
            case IslandInbox.Added.MustWake:
                Wake();
                break;
            case IslandInbox.Added.Refused:
                signal.Discard();
                break;
        }
    }

    /// <summary>Adds a graph to the island; it starts with the island, or in its current turn.</summary>
    public void Add(GraphInterpreter interpreter) => _interpreters.Add(interpreter);

    /// <summary>Remembers to tell the other side of a boundary when this turn has nothing else to do.</summary>
    public void FlushLater(BoundaryEnd end)
    {
        end.NextDirty = _dirty;
        _dirty = end;
    }

    /// <summary>Does what there is to do, within limits; then sleeps, or asks for another turn.</summary>
    public void Turn()
    {
        if (_stopped)
            return;
        var start = Stopwatch.GetTimestamp();
        do
        {
            Continue();
        }
        while (HasUnfinished && _signals == null && _inbox.IsEmpty && Stopwatch.GetTimestamp() - start < LongestTurn);
        for (var budget = SignalsPerTurn; budget > 0; budget--)
        {
            var signal = _signals ??= _inbox.TakeAll();
            if (signal == null)
                break;
            _signals = signal.Next;
            signal.Next = null;
            var interpreter = signal.Run();
            if (interpreter != null)
                Execute(interpreter);
            StartNew();
        }

        Flush();
        if (_stopped || IsCompleted)
            return;
        if (HasUnfinished || _signals != null || !_inbox.TrySleep())
            Wake();
    }

    /// <summary>Stops all stages where they stand.</summary>
    public void Abort()
    {
        _stopped = true;
        var waiting = _inbox.Close();
        foreach (var interpreter in _interpreters.ToArray())
        {
            if (interpreter.IsInitialized)
                interpreter.Abort(new AbruptTerminationException(Actor));
            else
                interpreter.AbortUnstarted();
        }

        _interpreters.Clear();
        Flush();
        Discard(_signals);
        Discard(waiting);
        _signals = null;
    }

    private static void Discard(IslandSignal signal)
    {
        while (signal != null)
        {
            var next = signal.Next;
            signal.Next = null;
            signal.Discard();
            signal = next;
        }
    }

    private void Wake() => Actor.Tell(IslandActor.Turn.Instance, ActorRefs.NoSender);

    /// <summary>Starts new graphs, and takes up those that used up their events in the last turn.</summary>
    private void Continue()
    {
        StartNew();
        if (!HasUnfinished)
            return;
        for (var i = _unfinished.Count; i > 0; i--)
            Execute(_unfinished.Dequeue());
        StartNew();
    }

    private void StartNew()
    {
        while (_initialized < _interpreters.Count)
        {
            var interpreter = _interpreters[_initialized++];
            interpreter.Initialize();
            Execute(interpreter);
        }
    }

    private void Execute(GraphInterpreter interpreter)
    {
        if (interpreter.Execute(_eventLimit))
        {
            _unfinished ??= new Queue<GraphInterpreter>();
            if (!_unfinished.Contains(interpreter))
                _unfinished.Enqueue(interpreter);
        }
        else if (interpreter.IsCompleted && _interpreters.Remove(interpreter))
        {
            _initialized--;
        }
    }

    private void Flush()
    {
        while (_dirty is { } end)
        {
            _dirty = end.NextDirty;
            end.NextDirty = null;
            end.Flush();
        }
    }
}
