using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Flows that are started again when they end. Elements inside a flow that ends are lost; those that come meanwhile wait.</summary>
public static class RestartFlow
{
    /// <summary>Starts the flow again whenever it completes, cancels or fails.</summary>
    public static Flow<TIn, TOut, NotUsed> WithBackoff<TIn, TOut, TMat>(Func<Flow<TIn, TOut, TMat>> flowFactory, RestartSettings settings) =>
        Flow.FromGraph(new RestartWithBackoffFlowStage<TIn, TOut, TMat>(flowFactory, settings, onlyOnFailures: false));

    /// <summary>Starts the flow again whenever it fails.</summary>
    public static Flow<TIn, TOut, NotUsed> OnFailuresWithBackoff<TIn, TOut, TMat>(Func<Flow<TIn, TOut, TMat>> flowFactory, RestartSettings settings) =>
        Flow.FromGraph(new RestartWithBackoffFlowStage<TIn, TOut, TMat>(flowFactory, settings, onlyOnFailures: true));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Flow<TIn, TOut, NotUsed> WithBackoff<TIn, TOut, TMat>(
        Func<Flow<TIn, TOut, TMat>> flowFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        WithBackoff(flowFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Flow<TIn, TOut, NotUsed> WithBackoff<TIn, TOut, TMat>(
        Func<Flow<TIn, TOut, TMat>> flowFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts) =>
        WithBackoff(flowFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor).WithMaxRestarts(maxRestarts, minBackoff));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Flow<TIn, TOut, NotUsed> OnFailuresWithBackoff<TIn, TOut, TMat>(
        Func<Flow<TIn, TOut, TMat>> flowFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailuresWithBackoff(flowFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Flow<TIn, TOut, NotUsed> OnFailuresWithBackoff<TIn, TOut, TMat>(
        Func<Flow<TIn, TOut, TMat>> flowFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts) =>
        OnFailuresWithBackoff(flowFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor).WithMaxRestarts(maxRestarts, minBackoff));
}

/// <summary>Attributes of restarted flows.</summary>
public class RestartWithBackoffFlow
{
    /// <summary>How long a cancellation inside a restarted flow waits, so that a failure that comes with it wins; 50 ms by default.</summary>
    public class Delay : Attributes.IAttribute, IEquatable<Delay>
    {
        public readonly TimeSpan Duration;

        public Delay(TimeSpan duration)
        {
            Duration = duration;
        }

        public bool Equals(Delay other) => other is not null && Duration == other.Duration;

        public override bool Equals(object obj) => Equals(obj as Delay);

        public override int GetHashCode() => Duration.GetHashCode();

        public override string ToString() => $"Delay({Duration})";
    }
}

internal sealed class RestartWithBackoffFlowStage<TIn, TOut, TMat> : GraphStage<FlowShape<TIn, TOut>>
{
    private readonly Inlet<TIn> _in = new("RestartWithBackoffFlow.in");
    private readonly Outlet<TOut> _out = new("RestartWithBackoffFlow.out");
    private readonly Func<Flow<TIn, TOut, TMat>> _factory;
    private readonly RestartSettings _settings;
    private readonly bool _onlyOnFailures;

    public RestartWithBackoffFlowStage(Func<Flow<TIn, TOut, TMat>> factory, RestartSettings settings, bool onlyOnFailures)
    {
        _factory = factory;
        _settings = settings;
        _onlyOnFailures = onlyOnFailures;
        Shape = new FlowShape<TIn, TOut>(_in, _out);
    }

    public override FlowShape<TIn, TOut> Shape { get; }

    public override string ToString() => "RestartWithBackoffFlow";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : RestartLogic
    {
        private readonly RestartWithBackoffFlowStage<TIn, TOut, TMat> _stage;
        private readonly TimeSpan _delay;
        private SubSourceOutlet<TIn> _subOut;
        private SubSinkInlet<TOut> _subIn;

        public Logic(RestartWithBackoffFlowStage<TIn, TOut, TMat> stage, Attributes attributes)
            : base("Flow", stage.Shape, stage._settings, stage._onlyOnFailures)
        {
            _stage = stage;
            _delay = attributes.GetAttribute<RestartWithBackoffFlow.Delay>()?.Duration ?? TimeSpan.FromMilliseconds(50);
            Backoff();
        }

        protected override void StartGraph()
        {
            _subOut = CreateSubOutlet(_stage._in);
            _subIn = CreateSubInlet(_stage._out);
            var graph = Source.FromGraph(_subOut.Source)
                .Via(new Implementation.Stages.DelayCancellation<TIn>(_delay))
                .Via(_stage._factory())
                .To(_subIn.Sink);
            SubFusingMaterializer.Materialize(graph, Attributes);
            if (IsAvailable(_stage._out))
                _subIn.Pull();
        }

        protected override void Backoff()
        {
            SetHandler(_stage._in, EagerTerminateInput);
            SetHandler(_stage._out, EagerTerminateOutput);

            // What is left of the old graph must not reach the new one's ports.
            if (_subOut is { IsClosed: false })
                _subOut.Complete();
            if (_subIn is { IsClosed: false })
                _subIn.Cancel();
        }
    }
}
