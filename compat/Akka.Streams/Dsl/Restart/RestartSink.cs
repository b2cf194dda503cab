using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Sinks that are started again when they end.</summary>
public static class RestartSink
{
    /// <summary>Starts the sink again whenever it cancels or fails. What it had taken is lost; what comes meanwhile waits.</summary>
    public static Sink<T, NotUsed> WithBackoff<T, TMat>(Func<Sink<T, TMat>> sinkFactory, RestartSettings settings) =>
        Sink.FromGraph(new Stage<T, TMat>(sinkFactory, settings));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Sink<T, NotUsed> WithBackoff<T, TMat>(
        Func<Sink<T, TMat>> sinkFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        WithBackoff(sinkFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Sink<T, NotUsed> WithBackoff<T, TMat>(
        Func<Sink<T, TMat>> sinkFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts) =>
        WithBackoff(sinkFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor).WithMaxRestarts(maxRestarts, minBackoff));

    private sealed class Stage<T, TMat> : GraphStage<SinkShape<T>>
    {
        private readonly Inlet<T> _in = new("RestartWithBackoffSink.in");
        private readonly Func<Sink<T, TMat>> _factory;
        private readonly RestartSettings _settings;

        public Stage(Func<Sink<T, TMat>> factory, RestartSettings settings)
        {
            _factory = factory;
            _settings = settings;
            Shape = new SinkShape<T>(_in);
        }

        public override SinkShape<T> Shape { get; }

        public override string ToString() => "RestartWithBackoffSink";

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

        private sealed class Logic : RestartLogic
        {
            private readonly Stage<T, TMat> _stage;

            public Logic(Stage<T, TMat> stage) : base("Sink", stage.Shape, stage._settings, onlyOnFailures: false)
            {
                _stage = stage;
                Backoff();
            }

            protected override void StartGraph()
            {
                var outlet = CreateSubOutlet(_stage._in);
                SubFusingMaterializer.Materialize(Source.FromGraph(outlet.Source).To(_stage._factory()), Attributes);
            }

            protected override void Backoff() => SetHandler(_stage._in, EagerTerminateInput);
        }
    }
}
