using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;
using AkkaVoice.Streams.Tests.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class PipelineTests : StageSpec
{
    [Fact]
    public void A_pipeline_spelled_in_HOCON_does_what_its_stages_do_in_a_row()
    {
        var audio = Signals.Sine(400, 3_000, 500).Plus(Signals.Constant(2_000, 500));
        var pipeline = Configured.Read("input = [ { stage = dc-removal, cutoff-hz = 30 }, { stage = gain, db = 6, limit = clip } ]").Input;
        var expected = Process(AudioFlows.DcRemoval(30).Via(AudioFlows.Gain(6, GainLimit.Clip)), audio);
        Assert.Equal(expected, Process(pipeline.Build(Events.Enqueue), audio));
    }

    [Fact]
    public void An_empty_pipeline_passes_the_very_same_frames()
    {
        var frames = Frames(Signals.Noise(100, 100, seed: 1), sizes: [480]).ToList();
        Assert.Equal(frames, Run(SessionPipelines.Empty.Input.Build(Events.Enqueue), frames));
        frames.ForEach(frame => frame.Dispose());
    }

    [Fact]
    public void Events_say_which_stage_of_which_pipeline_they_come_from()
    {
        var pipeline = Configured.Read("output = [ { stage = gain }, { stage = level-meter, interval-ms = 20 }, { stage = energy-vad } ]").Output;
        Process(pipeline.Build(Events.Enqueue), [.. new short[24_000], .. Signals.Sine(250, 5_000, 500)]);
        Assert.Equal(75, Events.OfType<LevelMeasured>().Count(told => told.Stage == "output[1] level-meter"));
        Assert.Equal(("output[2] energy-vad", 24_000), (Events.OfType<SpeechStarted>().Single().Stage, Events.OfType<SpeechStarted>().Single().Position));
    }

    [Fact]
    public void Two_sessions_of_one_pipeline_share_no_state()
    {
        var pipeline = Configured.Read("input = [ { stage = dc-removal }, { stage = noise-gate } ]").Input;
        var audio = Signals.Noise(400, 300, seed: 8).Plus(Signals.Constant(3_000, 300));
        Assert.Equal(Process(pipeline.Build(Events.Enqueue), audio), Process(pipeline.Build(Events.Enqueue), audio));
    }
}
