using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes every element on.</summary>
internal sealed class Identity<T> : LinearStage<T, T>
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic();

    private sealed class Logic : LinearLogic<T, T>
    {
        protected override bool PassesDemand => true;

        public override void OnPush() => Push(Grab());
    }
}
