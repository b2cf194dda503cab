using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Session.Playing;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session.Playing;

[Collection(FramePoolCollection.Name)]
public sealed class PlayoutTests() : TestKit(VirtualClock.Config)
{
    private static readonly AudioTag Tag = PlayoutRig.Tag();

    [Fact]
    public void The_first_frames_worth_is_handed_over_in_the_instant_it_arrives()
    {
        var rig = new PlayoutRig(this);
        rig.Advance(7);
        rig.Send(CodedAudio.Samples(479), Tag);
        Assert.Equal(0, rig.Speaker.Frames);
        rig.Send(CodedAudio.Samples(480)[479..], Tag);
        Assert.Equal(1, rig.Speaker.Frames);
        var started = Assert.Single(rig.Of<PlayoutStarted>());
        Assert.Equal(("r1", "i1"), (started.ResponseId, started.ItemId));
        Assert.Equal(rig.Clock.Time.GetTimestamp(), started.At);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Audio_of_any_lengths_is_heard_without_a_gap_and_to_its_last_sample(int seed)
    {
        var rig = new PlayoutRig(this);
        var samples = CodedAudio.Samples(50_123);
        var random = new Random(seed);
        for (var at = 0; at < samples.Length;)
        {
            var count = Math.Min(random.Next(1, 4_802), samples.Length - at);
            rig.Send(samples.AsSpan(at, count), Tag);
            at += count;
        }

        rig.End(Tag);
        rig.Advance(2_200);
        Assert.Equal(samples, rig.Speaker.Heard[..samples.Length]);
        Assert.All(rig.Speaker.Heard[samples.Length..], s => Assert.Equal(0, s));
        var ended = Assert.Single(rig.Of<PlayoutItemEnded>());
        Assert.Equal(new PlayoutPosition("r1", "i1", 0, 2_088, 2_088), ended.Position);
        Assert.Single(rig.Of<PlayoutDrained>());
    }

    [Fact]
    public void The_end_of_an_item_is_told_when_it_was_heard_and_not_when_it_was_handed_over()
    {
        var rig = new PlayoutRig(this, speakerQueueMs: 200);
        rig.Send(CodedAudio.Samples(9_600), Tag);
        rig.End(Tag);
        Assert.Empty(rig.Of<PlayoutItemEnded>());
        rig.Advance(399);
        Assert.Empty(rig.Of<PlayoutItemEnded>());
        rig.Advance(12);
        Assert.Single(rig.Of<PlayoutItemEnded>());
        Assert.Single(rig.Of<PlayoutDrained>());
    }

    [Fact]
    public void What_does_not_fill_a_frame_waits_for_the_rest_of_its_item_and_is_filled_up_only_at_its_end()
    {
        var rig = new PlayoutRig(this);
        var samples = CodedAudio.Samples(700);
        rig.Send(samples, Tag);
        rig.Advance(100);
        Assert.Equal(1, rig.Speaker.Frames);
        rig.End(Tag);
        Assert.Equal(2, rig.Speaker.Frames);
        rig.Advance(40);
        Assert.Equal(samples[480..], rig.Speaker.Heard[2_400..2_620]);
    }

    [Fact]
    public void Between_two_items_there_is_no_silence()
    {
        var rig = new PlayoutRig(this);
        var (first, second) = (CodedAudio.Samples(1_000, signal: 1), CodedAudio.Samples(1_000, signal: 2));
        rig.Send(first, Tag);
        rig.End(Tag);
        var other = PlayoutRig.Tag(item: "i2");
        rig.Advance(10);
        rig.Send(second, other);
        rig.End(other);
        rig.Advance(200);
        Assert.Equal(first.Concat(second), rig.Speaker.Heard[..2_000]);
        Assert.Equal(["i1", "i2"], rig.Of<PlayoutItemEnded>().Select(e => e.Position.ItemId));
        Assert.Equal(["i1", "i2"], rig.Of<PlayoutStarted>().Select(e => e.ItemId));
        Assert.Single(rig.Of<PlayoutDrained>());
    }

    [Fact]
    public void A_model_that_falls_behind_makes_a_gap_that_is_counted_and_no_drain()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(960), Tag);
        rig.Advance(500);
        rig.Send(CodedAudio.Samples(1_920)[960..], Tag);
        rig.Advance(500);
        Assert.Empty(rig.Of<PlayoutDrained>());
        Assert.Equal(2, rig.Control.Underruns);
        rig.End(Tag);
        Assert.Single(rig.Of<PlayoutDrained>());
        CodedAudio.AssertHeard(CodedAudio.Samples(1_920), rig.Speaker.Heard);
    }

    [Fact]
    public void An_end_that_is_told_after_all_was_heard_ends_the_item_at_once()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(960), Tag);
        rig.Advance(300);
        Assert.Empty(rig.Of<PlayoutItemEnded>());
        rig.End(Tag);
        Assert.Single(rig.Of<PlayoutItemEnded>());
    }

    [Fact]
    public void Too_much_audio_costs_the_rest_of_its_response_and_is_told_once()
    {
        var rig = new PlayoutRig(this, playoutMs: 1_000);
        var samples = CodedAudio.Samples(48_000);
        foreach (var piece in samples.Chunk(4_800))
            rig.Send(piece, Tag);
        var overflowed = Assert.Single(rig.Of<PlayoutOverflowed>());
        Assert.Equal(("r1", 200), (overflowed.ResponseId, overflowed.DroppedMs));
        var next = PlayoutRig.Tag("r2", "i2");
        rig.Advance(500);
        rig.Send(CodedAudio.Samples(480, signal: 3), next);
        rig.End(Tag);
        rig.End(next);
        rig.Advance(1_500);
        // 1,000 ms wait and 40 ms were at the speaker by then: 5 pieces of 200 ms fit.
        CodedAudio.AssertHeard(samples[..24_000].Concat(CodedAudio.Samples(480, signal: 3)), rig.Speaker.Heard);
    }

    [Fact]
    public void Audio_that_belongs_to_no_item_is_heard_and_told_of_nobody()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(700), null);
        rig.Advance(200);
        CodedAudio.AssertHeard(CodedAudio.Samples(700), rig.Speaker.Heard);
        Assert.Equal([typeof(PlayoutDrained)], rig.Events.Select(e => e.GetType()));
    }

    [Fact]
    public async Task A_stop_silences_the_speaker_and_completes()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.Advance(100);
        rig.Post(new PlayoutCommand.Stop());
        await rig.Control.Completion.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, rig.Speaker.QueuedSamples);
        rig.Audio.ExpectCancellation();
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
        rig.Post(new PlayoutCommand.Pause());
    }

    [Fact]
    public async Task A_voice_that_fails_is_what_the_graph_ends_with()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.Audio.SendError(new InvalidOperationException("a stage broke"));
        var broken = await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Control.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("a stage broke", broken.Message);
    }

    [Fact]
    public void Who_reads_along_is_told_how_far_the_voice_has_come()
    {
        var rig = new PlayoutRig(this);
        rig.Speaker.ProgressInterval = TimeSpan.FromMilliseconds(100);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.End(Tag);
        rig.Advance(1_100);

        var heard = rig.Of<PlayoutProgressed>().Select(progress => progress.Position.HeardMs).ToArray();
        Assert.InRange(heard.Length, 9, 11);
        Assert.All(rig.Of<PlayoutProgressed>(), progress => Assert.Equal(1_000, progress.Position.ReceivedMs));
        // To the frame: it is asked for when the speaker takes one.
        Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 100, 120));
    }

    [Fact]
    public void Who_does_not_ask_is_told_of_no_progress()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.Advance(1_100);

        Assert.Empty(rig.Of<PlayoutProgressed>());
    }
}
