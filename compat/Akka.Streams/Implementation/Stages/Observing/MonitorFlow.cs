using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes everything on; its monitor tells the last thing that happened.</summary>
internal sealed class MonitorFlow<T> : LinearStage<T, T, IFlowMonitor>
{
    public override ILogicAndMaterializedValue<IFlowMonitor> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<IFlowMonitor>(logic, logic);
    }

    private sealed class Logic : LinearLogic<T, T>, IFlowMonitor
    {
        private volatile object _state = FlowMonitor.Initialized.Instance;

        public FlowMonitor.IStreamState State => _state as FlowMonitor.IStreamState ?? new FlowMonitor.Received<T>((T)_state);

        protected override bool PassesDemand => true;

        public override void OnPush()
        {
            var element = Grab();
            Push(element);
            _state = element is FlowMonitor.IStreamState ? new FlowMonitor.Received<T>(element) : element;
        }

        public override void OnUpstreamFinish()
        {
            _state = FlowMonitor.Finished.Instance;
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _state = new FlowMonitor.Failed(e);
            FailStage(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _state = cause is SubscriptionWithCancelException.NonFailureCancellation ? FlowMonitor.Finished.Instance : new FlowMonitor.Failed(cause);
            CancelStage(cause);
        }

        public override void PostStop()
        {
            if (_state is not (FlowMonitor.Finished or FlowMonitor.Failed))
                _state = new FlowMonitor.Failed(new AbruptStageTerminationException(this));
        }
    }
}
