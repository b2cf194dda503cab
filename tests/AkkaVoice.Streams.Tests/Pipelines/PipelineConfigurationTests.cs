using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class PipelineConfigurationTests
{
    [Fact]
    public void Stages_stand_in_the_order_in_which_they_are_spelled()
    {
        var pipelines = Configured.Read("input = [ { stage = dc-removal, cutoff-hz = 30 }, { stage = gain, db = 3 }, { stage = gain, db = -3 } ]");
        Assert.Equal(["input[0] dc-removal", "input[1] gain", "input[2] gain"], pipelines.Input.Stages);
        Assert.Empty(pipelines.Output.Stages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("input = []")]
    [InlineData("input = null")]
    [InlineData("input {}")]
    [InlineData("input { stages = [] }")]
    [InlineData("input { on-stage-failure = bypass }")]
    public void Without_stages_a_pipeline_is_empty_and_bypasses(string hocon)
    {
        var pipelines = Configured.Read(hocon);
        Assert.Empty(pipelines.Input.Stages);
        Assert.Equal(FailurePolicy.Bypass, pipelines.Input.OnStageFailure);
    }

    [Fact]
    public void A_pipelines_own_policy_goes_before_the_common_one()
    {
        var pipelines = Configured.Read("on-stage-failure = end-session, input = [ { stage = gain } ], output { on-stage-failure = bypass, stages = [ { stage = gain } ] }");
        Assert.Equal(FailurePolicy.EndSession, pipelines.Input.OnStageFailure);
        Assert.Equal(FailurePolicy.Bypass, pipelines.Output.OnStageFailure);
        Assert.Equal(["output[0] gain"], pipelines.Output.Stages);
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once_with_key_value_and_what_is_allowed()
    {
        var errors = Configured.ErrorsOf(
            """
            akkavoice.pipelines {
              on-stage-failure = ignore
              inptu = []
              input = [
                { stage = gian, db = 3 }
                { stage = gain, db = loud, limit = hard, cutoff-hz = 20 }
                { stage = dc-removal, cutoff-hz = 0.5 }
                { db = 3 }
                gain
                { stage = energy-vad, hangover-ms = 10.5, threshold-db = [1] }
              ]
              output { on-stage-failure = none, stage = gain, stages = gain }
            }
            """);
        Assert.Equal(
            [
                "akkavoice.pipelines.inptu: no such key; allowed: on-stage-failure, input, output",
                "akkavoice.pipelines.on-stage-failure = ignore: not allowed; allowed: bypass or end-session",
                "akkavoice.pipelines.input[0].stage = gian: no such stage (did you mean gain?); allowed: chunker, dc-removal, energy-vad, gain, level-meter, noise-gate",
                "akkavoice.pipelines.input[1].db = loud: not allowed; allowed: -60 to 40 (dB)",
                "akkavoice.pipelines.input[1].limit = hard: not allowed; allowed: soft or clip",
                "akkavoice.pipelines.input[1].cutoff-hz: not a parameter of gain; allowed: db, limit",
                "akkavoice.pipelines.input[2].cutoff-hz = 0.5: not allowed; allowed: 1 to 1000 (Hz)",
                "akkavoice.pipelines.input[3]: it does not name its stage; allowed: stage = chunker or dc-removal or energy-vad or gain or level-meter or noise-gate",
                "akkavoice.pipelines.input[4]: not a stage; allowed: an object that names one ({ stage = gain, db = 3 })",
                "akkavoice.pipelines.input[5].threshold-db = a list: not allowed; allowed: 3 to 40 (dB above the noise floor)",
                "akkavoice.pipelines.input[5].hangover-ms = 10.5: not allowed; allowed: whole numbers from 10 to 5000 (ms)",
                "akkavoice.pipelines.output.stage: no such key; allowed: on-stage-failure, stages",
                "akkavoice.pipelines.output.on-stage-failure = none: not allowed; allowed: bypass or end-session",
                "akkavoice.pipelines.output.stages: not allowed; allowed: a list of stages ([ { stage = gain, db = 3 } ]) or an object with 'stages' and 'on-stage-failure'",
            ],
            errors);
    }

    [Fact]
    public void A_stage_that_cannot_read_its_parameters_is_an_error_like_others()
    {
        var catalog = new StageCatalog().Add("broken", "Throws.", _ => throw new InvalidDataException("planted"));
        Assert.Equal(
            ["akkavoice.pipelines.input[0]: the stage broken could not read its parameters (planted)"],
            Configured.ErrorsOf("akkavoice.pipelines.input = [ { stage = broken } ]", catalog));
    }

    [Fact]
    public void A_stage_can_report_values_that_do_not_go_together()
    {
        var catalog = new StageCatalog().Add("band-pass", "Lets a band through.", parameters =>
        {
            var (low, high) = (parameters.Number("low-hz", 300, 10, 8_000, "Hz"), parameters.Number("high-hz", 3_400, 10, 8_000, "Hz"));
            if (low >= high)
                parameters.Error("low-hz", $"{low} is not below high-hz = {high}");
            return _ => AudioFlows.Gain(0);
        });
        Assert.Equal(
            ["akkavoice.pipelines.input[0].low-hz: 4000 is not below high-hz = 3400"],
            Configured.ErrorsOf("akkavoice.pipelines.input = [ { stage = band-pass, low-hz = 4000 } ]", catalog));
    }

    [Fact]
    public void Every_kind_of_parameter_is_read()
    {
        (double, int, bool, bool, FailurePolicy, string)? read = null;
        var catalog = new StageCatalog().Add("all", "Reads everything.", p =>
        {
            read = (p.Number("number", 0, -1e6, 1e6, ""), p.Integer("integer", 0, -9, 9, ""), p.Switch("a", false), p.Switch("b", true),
                p.Choice("choice", FailurePolicy.Bypass), p.Text("text", ""));
            return _ => AudioFlows.Gain(0);
        });
        Configured.Read("input = [ { stage = all, number = -1.5e3, integer = -7, a = on, b = false, choice = end-session, text = \"a = b\" } ]", catalog);
        Assert.Equal((-1_500, -7, true, false, FailurePolicy.EndSession, "a = b"), read);
    }

    [Theory]
    [InlineData("akkavoice.pipelines = 5", "akkavoice.pipelines: not an object; allowed: 'input', 'output' and 'on-stage-failure' within")]
    [InlineData("akkavoice.pipelines.input = loud", "akkavoice.pipelines.input: not allowed; allowed: a list of stages ([ { stage = gain, db = 3 } ]) or an object with 'stages' and 'on-stage-failure'")]
    [InlineData("akkavoice.pipelines.input = [ { stage = gain, db = nan } ]", "akkavoice.pipelines.input[0].db = nan: not allowed; allowed: -60 to 40 (dB)")]
    [InlineData("akkavoice.pipelines.input = [ { stage = chunker, length-ms = 99999999999 } ]", "akkavoice.pipelines.input[0].length-ms = 99999999999: not allowed; allowed: whole numbers from 10 to 200 (ms)")]
    [InlineData("akkavoice.stages.assemblies = x.dll", "akkavoice.stages.assemblies: not a list; allowed: paths of assemblies ([\"stages/MyStage.dll\"])")]
    public void Shapes_that_do_not_fit_are_errors(string hocon, string error) => Assert.Equal([error], Configured.ErrorsOf(hocon));
}
