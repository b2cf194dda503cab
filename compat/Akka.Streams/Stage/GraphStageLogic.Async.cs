using Akka.Actor;
using Akka.Annotations;
using Akka.Event;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    private StageActor _stageActor;
    private ILoggingAdapter _log;

    /// <summary>The materializer that runs this stream.</summary>
    protected IMaterializer Materializer => Started().Island.Materializer;

    /// <summary>A materializer whose streams run on this stream's island, as part of it.</summary>
    protected IMaterializer SubFusingMaterializer => Started().Island.SubFusingMaterializer;

    /// <summary>The stage's actor; see <see cref="GetStageActor"/>.</summary>
    public StageActor StageActor => _stageActor ?? throw StageActorRefNotInitializedException.Instance;

    /// <summary>What log messages name as their source.</summary>
    protected virtual object LogSource => this;

    public ILoggingAdapter Log => _log ??= Started().Island.Materializer.MakeLogger(LogSource);

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
        if (_stageActor == null)
            _stageActor = new StageActor(Started().Island.Materializer, r => GetAsyncCallback<(IActorRef, object)>(m => r(m)), receive, StageActorName);
        else
            _stageActor.Become(receive);
        return _stageActor;
    }

    internal GraphInterpreter Started() => Interpreter ?? throw NotInitialized();
}
