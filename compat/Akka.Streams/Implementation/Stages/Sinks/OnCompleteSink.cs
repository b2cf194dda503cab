using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops the elements and calls one of two actions when the stream has ended.</summary>
internal sealed class OnCompleteSink<T> : SinkStage<T, NotUsed>
{
    private readonly Action _success;
    private readonly Action<Exception> _failure;

    public OnCompleteSink(Action success, Action<Exception> failure)
    {
        _success = success;
        _failure = failure;
    }

    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(new Logic(this), NotUsed.Instance);

    private sealed class Logic : SinkLogic<T>
    {
        private readonly OnCompleteSink<T> _stage;
        private bool _called;

        public Logic(OnCompleteSink<T> stage)
        {
            _stage = stage;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            Grab();
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            _called = true;
            _stage._success();
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _called = true;
            _stage._failure(e);
            FailStage(e);
        }

        public override void PostStop()
        {
            if (!_called)
                _stage._failure(new AbruptStageTerminationException(this));
        }
    }
}
