using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;

namespace MyStage;

/// <summary>Brings the stage <c>robot-voice</c> into AkkaVoice's catalog.</summary>
public sealed class RobotVoice : IStageModule
{
    /// <inheritdoc/>
    public void AddStages(StageCatalog catalog) =>
        catalog.Add("robot-voice", "Makes a voice sound like a robot.", parameters =>
        {
            // Read when the program starts: what is wrong is reported then, with everything else that is wrong.
            var carrier = parameters.Number("carrier-hz", 50, 1, 1_000, "Hz");
            var mix = parameters.Number("mix", 1, 0, 1, "");

            // Called once for each session.
            return context => AudioFlows.InPlace(context.Stage, () => new RingModulator(carrier, mix));
        });
}
