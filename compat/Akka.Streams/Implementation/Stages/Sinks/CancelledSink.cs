using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Cancels at once.</summary>
internal sealed class CancelledSink<T> : SinkStage<T, NotUsed>
{
    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(new Logic(), NotUsed.Instance);

    private sealed class Logic : SinkLogic<T>
    {
        public override void PreStart() => Interpreter.Cancel(In, SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);

        public override void OnPush()
        {
        }
    }
}
