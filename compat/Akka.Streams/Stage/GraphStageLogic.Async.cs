using Akka.Actor;
using Akka.Annotations;
using Akka.Event;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    private volatile GraphInterpreter _interpreter;
    private Outside _outside;

    internal GraphInterpreter Interpreter => _interpreter;

    /// <summary>The materializer that runs this stream.</summary>
    protected IMaterializer Materializer => Started().Island.Materializer;

    /// <summary>A materializer whose streams run on this stream's island, as part of it.</summary>
    protected IMaterializer SubFusingMaterializer => Started().Island.SubFusingMaterializer;

    /// <summary>The stage's actor; see <see cref="GetStageActor"/>.</summary>
    public StageActor StageActor => _outside?.StageActor ?? throw StageActorRefNotInitializedException.Instance;

    /// <summary>What log messages name as their source.</summary>
    protected virtual object LogSource => StageName;

    public ILoggingAdapter Log => (_outside ??= new Outside()).Log ??= Started().Island.Materializer.MakeLogger(LogSource);

    /// <summary>Name of the stage's actor; empty for a generated one.</summary>
    [ApiMayChange]
    protected virtual string StageActorName => "";

    /// <summary>
    /// An action that anyone may call from any thread; <paramref name="handler"/> then runs as part of the stage, in the order of the calls.
    /// Once the stage has stopped, calls do nothing. A handler that throws fails the stage.
    /// </summary>
    protected Action<T> GetAsyncCallback<T>(Action<T> handler) => new AsyncCallbackInvoker<T>(this, handler).Invoke;

    protected Action GetAsyncCallback(Action handler)
    {
        var invoker = new AsyncCallbackInvoker<Action>(this, static action => action());
        return () => invoker.Invoke(handler);
    }

    /// <summary>
    /// The stage's own actor, made on first use: <paramref name="receive"/> runs as part of the stage for each message. It stops with the
    /// stage. A further call replaces what it does.
    /// </summary>
    [ApiMayChange]
    protected StageActor GetStageActor(StageActorRef.Receive receive)
    {
        var outside = _outside ??= new Outside();
        if (outside.StageActor == null)
            outside.StageActor = new StageActor(Started().Island.Materializer, r => GetAsyncCallback<(IActorRef, object)>(m => r(m)), receive, StageActorName);
        else
            outside.StageActor.Become(receive);
        return outside.StageActor;
    }

    /// <summary>
    /// As <see cref="GetAsyncCallback{T}"/>, for built-in stages that promise an answer: calls may come before the stage is materialized, and
    /// those that come after it has stopped go to <paramref name="tooLate"/>, on the caller's thread.
    /// </summary>
    internal Action<T> GetAnsweringCallback<T>(Action<T> handler, Action<T> tooLate) =>
        new AsyncCallbackInvoker<T>(this, handler, tooLate).InvokeEarly;

    /// <summary>Hands a signal to the island, as soon as there is one.</summary>
    internal void Post(IslandSignal signal)
    {
        if (_interpreter == null)
        {
            lock (this)
            {
                if (_interpreter == null)
                {
                    ((_outside ??= new Outside()).Early ??= []).Add(signal);
                    return;
                }
            }
        }

        _interpreter.Island.Signal(signal);
    }

    /// <summary>Puts the stage into the interpreter that is going to run it.</summary>
    internal void Attach(GraphInterpreter interpreter)
    {
        List<IslandSignal> early;
        lock (this)
        {
            _interpreter = interpreter;
            early = _outside?.Early;
            if (early != null)
                _outside.Early = null;
        }

        if (early == null)
            return;
        foreach (var signal in early)
            interpreter.Island.Signal(signal);
    }

    internal GraphInterpreter Started() => Interpreter ?? throw NotInitialized();

    /// <summary>What few stages have; apart from the others, which are many.</summary>
    private sealed class Outside
    {
        /// <summary>Signals that came before there was an island.</summary>
        public List<IslandSignal> Early;

        public StageActor StageActor;

        public ILoggingAdapter Log;
    }
}
