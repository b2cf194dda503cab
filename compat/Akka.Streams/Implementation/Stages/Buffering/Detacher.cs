using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Asks upstream for one element ahead of downstream's demand. Holds at most one.</summary>
internal sealed class Detacher<T> : LinearStage<T, T>
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic();

    private sealed class Logic : LinearLogic<T, T>
    {
        public override void PreStart() => Pull();

        public override void OnPush()
        {
            if (!OutAvailable)
                return;
            Push(Grab());
            Pull();
        }

        public override void OnPull()
        {
            if (!InAvailable)
                return;
            Push(Grab());
            if (InClosed)
                CompleteStage();
            else
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (!InAvailable)
                CompleteStage();
        }
    }
}
