using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Sources that are started again when they end.</summary>
public static class RestartSource
{
    /// <summary>Starts the source again whenever it completes or fails. The factory is called for each start.</summary>
    public static Source<T, NotUsed> WithBackoff<T, TMat>(Func<Source<T, TMat>> sourceFactory, RestartSettings settings) =>
        Source.FromGraph(new Stage<T, TMat>(sourceFactory, settings, onlyOnFailures: false));

    /// <summary>Starts the source again whenever it fails; completes when it does.</summary>
    public static Source<T, NotUsed> OnFailuresWithBackoff<T, TMat>(Func<Source<T, TMat>> sourceFactory, RestartSettings settings) =>
        Source.FromGraph(new Stage<T, TMat>(sourceFactory, settings, onlyOnFailures: true));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Source<T, NotUsed> WithBackoff<T, TMat>(
        Func<Source<T, TMat>> sourceFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        WithBackoff(sourceFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Source<T, NotUsed> WithBackoff<T, TMat>(
        Func<Source<T, TMat>> sourceFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts) =>
        WithBackoff(sourceFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor).WithMaxRestarts(maxRestarts, minBackoff));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Source<T, NotUsed> OnFailuresWithBackoff<T, TMat>(
        Func<Source<T, TMat>> sourceFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailuresWithBackoff(sourceFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor));

    [Obsolete("Use the overloaded method which accepts Akka.Stream.RestartSettings instead.")]
    public static Source<T, NotUsed> OnFailuresWithBackoff<T, TMat>(
        Func<Source<T, TMat>> sourceFactory, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts) =>
        OnFailuresWithBackoff(sourceFactory, RestartSettings.Create(minBackoff, maxBackoff, randomFactor).WithMaxRestarts(maxRestarts, minBackoff));

    private sealed class Stage<T, TMat> : GraphStage<SourceShape<T>>
    {
        private readonly Outlet<T> _out = new("RestartWithBackoffSource.out");
        private readonly Func<Source<T, TMat>> _factory;
        private readonly RestartSettings _settings;
        private readonly bool _onlyOnFailures;

        public Stage(Func<Source<T, TMat>> factory, RestartSettings settings, bool onlyOnFailures)
        {
            _factory = factory;
            _settings = settings;
            _onlyOnFailures = onlyOnFailures;
            Shape = new SourceShape<T>(_out);
        }

        public override SourceShape<T> Shape { get; }

        public override string ToString() => "RestartWithBackoffSource";

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

        private sealed class Logic : RestartLogic
        {
            private readonly Stage<T, TMat> _stage;

            public Logic(Stage<T, TMat> stage) : base("Source", stage.Shape, stage._settings, stage._onlyOnFailures)
            {
                _stage = stage;
                Backoff();
            }

            protected override void StartGraph()
            {
                var inlet = CreateSubInlet(_stage._out);
                SubFusingMaterializer.Materialize(_stage._factory().To(inlet.Sink), Attributes);
                if (IsAvailable(_stage._out))
                    inlet.Pull();
            }

            protected override void Backoff() => SetHandler(_stage._out, EagerTerminateOutput);
        }
    }
}
