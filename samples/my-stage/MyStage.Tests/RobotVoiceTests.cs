using Akka.Configuration;
using AkkaVoice.Streams.Pipelines;

namespace MyStage.Tests;

/// <summary>The stage as a person switches it on: from HOCON, out of its assembly.</summary>
public class RobotVoiceTests
{
    [Fact]
    public void The_assembly_is_found_and_the_stage_stands_in_the_pipeline()
    {
        var pipelines = Read("[ { stage = gain, db = -3 }, { stage = robot-voice, carrier-hz = 60, mix = 0.5 } ]");
        Assert.Equal(["output[0] gain", "output[1] robot-voice"], pipelines.Output.Stages);
    }

    [Fact]
    public void A_carrier_out_of_range_is_reported_with_what_is_allowed()
    {
        var e = Assert.Throws<PipelineConfigurationException>(() => Read("[ { stage = robot-voice, carrier-hz = 0, speed = 2 } ]"));
        Assert.Equal(
            [
                "akkavoice.pipelines.output[0].carrier-hz = 0: not allowed; allowed: 1 to 1000 (Hz)",
                "akkavoice.pipelines.output[0].speed: not a parameter of robot-voice; allowed: carrier-hz, mix",
            ],
            e.Errors);
    }

    private static SessionPipelines Read(string output) =>
        SessionPipelines.FromConfig(
            ConfigurationFactory.ParseString(
                $$"""
                akkavoice {
                  stages.assemblies = ["MyStage.dll"]
                  pipelines.output = {{output}}
                }
                """),
            new StageCatalog(),
            AppContext.BaseDirectory);
}
