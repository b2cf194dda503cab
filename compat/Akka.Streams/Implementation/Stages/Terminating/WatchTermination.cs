using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes everything on; its task tells how the stream ended: complete or cancelled, or failed.</summary>
internal sealed class WatchTermination<T> : LinearStage<T, T, Task<Done>>
{
    public override ILogicAndMaterializedValue<Task<Done>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<Task<Done>>(logic, logic.Termination);
    }

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly TaskCompletionSource<Done> _termination = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Done> Termination => _termination.Task;

        protected override bool PassesDemand => true;

        public override void OnPush() => Push(Grab());

        public override void OnUpstreamFinish()
        {
            _termination.TrySetResult(Done.Instance);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _termination.TrySetException(e);
            FailStage(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            if (cause is SubscriptionWithCancelException.NonFailureCancellation)
                _termination.TrySetResult(Done.Instance);
            else
                _termination.TrySetException(cause);
            CancelStage(cause);
        }

        public override void PostStop()
        {
            if (!_termination.Task.IsCompleted)
                _termination.TrySetException(new AbruptStageTerminationException(this));
        }
    }
}
