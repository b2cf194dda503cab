using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Session.Playing;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session.Playing;

[Collection(FramePoolCollection.Name)]
public sealed class FlushTests() : TestKit(VirtualClock.Config)
{
    private static readonly AudioTag Tag = PlayoutRig.Tag();

    [Theory]
    [InlineData(20, 1)]
    [InlineData(20, 333)]
    [InlineData(20, 1_017)]
    [InlineData(200, 333)]
    [InlineData(400, 1_017)]
    public void A_flush_silences_at_once_and_tells_to_the_sample_what_was_heard(int speakerQueueMs, int afterMs)
    {
        var rig = new PlayoutRig(this, speakerQueueMs);
        rig.Send(CodedAudio.Samples(96_000), Tag);
        rig.Advance(afterMs);
        var flushed = rig.Flush(5, "r1");
        rig.Advance(1_000);
        var heard = rig.Speaker.Heard;
        // All of it arrived at 0 ms, so the instant of the flush is the place of the last sample.
        Assert.Equal(CodedAudio.Samples(afterMs * 24), heard[..(afterMs * 24)]);
        Assert.All(heard[(afterMs * 24)..], s => Assert.Equal(0, s));
        Assert.Equal(5, flushed.FlushId);
        Assert.Equal([new PlayoutPosition("r1", "i1", 0, afterMs, 4_000)], flushed.Positions);
        Assert.Equal(4_000 - afterMs, flushed.FlushedMs);
        Assert.Empty(rig.Of<PlayoutItemEnded>());
    }

    [Fact]
    public void Late_audio_of_a_flushed_response_is_never_heard()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(4_800), Tag);
        rig.Advance(50);
        rig.Flush(1, "r1", "not-begun");
        rig.Send(CodedAudio.Samples(4_800), Tag);
        rig.Send(CodedAudio.Samples(4_800), PlayoutRig.Tag("not-begun", "i9"));
        rig.End(Tag);
        rig.Advance(1_000);
        CodedAudio.AssertHeard(CodedAudio.Samples(50 * 24), rig.Speaker.Heard);
        Assert.Single(rig.Of<PlayoutStarted>());
    }

    [Fact]
    public void Every_cut_item_is_told_of_in_the_order_of_its_audio_also_when_nothing_of_it_was_heard()
    {
        var rig = new PlayoutRig(this);
        var (second, third) = (PlayoutRig.Tag(item: "i2"), PlayoutRig.Tag("r2", "i3"));
        rig.Send(CodedAudio.Samples(480), Tag);
        rig.End(Tag);
        rig.Send(CodedAudio.Samples(24_000), second);
        rig.Send(CodedAudio.Samples(12_000), third);
        rig.End(third);
        rig.Advance(100);
        var flushed = rig.Flush(1, "r1", "r2");
        Assert.Equal([new("r1", "i2", 0, 80, 1_000), new("r2", "i3", 0, 0, 500)], flushed.Positions);
        Assert.Equal("i1", Assert.Single(rig.Of<PlayoutItemEnded>()).Position.ItemId);
    }

    [Fact]
    public void An_item_that_was_heard_as_far_as_it_came_is_cut_too_because_more_of_it_was_to_come()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(2_400), Tag);
        rig.Advance(1_000);
        Assert.Equal([new PlayoutPosition("r1", "i1", 0, 100, 100)], rig.Flush(1, "r1").Positions);
    }

    [Fact]
    public void A_second_flush_finds_nothing()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.Advance(100);
        rig.Flush(1, "r1");
        rig.Advance(5);
        var again = rig.Flush(2, "r1");
        Assert.Equal((2, 0), (again.FlushId, again.FlushedMs));
        Assert.Empty(again.Positions);
        Assert.Empty(rig.Of<PlayoutDrained>());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void A_response_that_was_not_named_loses_no_sample(int speakerQueueMs)
    {
        var rig = new PlayoutRig(this, speakerQueueMs);
        var unwanted = PlayoutRig.Tag("r2", "i2");
        rig.Send(CodedAudio.Samples(4_800, signal: 1), Tag);
        rig.Send(CodedAudio.Samples(4_800, signal: 2), unwanted);
        rig.Advance(100);
        var flushed = rig.Flush(1, "r2");
        rig.Send(CodedAudio.Samples(9_600, signal: 2)[4_800..], unwanted);
        rig.Send(CodedAudio.Samples(9_600, signal: 1)[4_800..], Tag);
        rig.End(Tag);
        rig.Advance(1_000);
        CodedAudio.AssertHeard(CodedAudio.Samples(9_600, signal: 1), rig.Speaker.Heard);
        Assert.Equal([new PlayoutPosition("r2", "i2", 0, 0, 200)], flushed.Positions);
        Assert.Equal(200, flushed.FlushedMs);
        Assert.Equal("i1", Assert.Single(rig.Of<PlayoutItemEnded>()).Position.ItemId);
        Assert.Single(rig.Of<PlayoutDrained>());
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(200, 2)]
    [InlineData(400, 3)]
    public void Pauses_lose_and_repeat_no_sample_however_often_and_whenever_they_come(int speakerQueueMs, int seed)
    {
        var rig = new PlayoutRig(this, speakerQueueMs);
        var random = new Random(seed);
        var samples = CodedAudio.Samples(72_000);
        foreach (var piece in samples.Chunk(7_001))
            rig.Send(piece, Tag);
        rig.End(Tag);
        for (var n = 0; n < 40; n++)
        {
            rig.Advance(random.Next(90));
            rig.Post(new PlayoutCommand.Pause());
            var before = rig.Speaker.Heard.Length;
            rig.Advance(random.Next(50));
            Assert.All(rig.Speaker.Heard[before..], s => Assert.Equal(0, s));
            rig.Post(new PlayoutCommand.Resume());
        }

        rig.Advance(4_000);
        CodedAudio.AssertHeard(samples, rig.Speaker.Heard);
        Assert.Equal(new PlayoutPosition("r1", "i1", 0, 3_000, 3_000), Assert.Single(rig.Of<PlayoutItemEnded>()).Position);
        Assert.Single(rig.Of<PlayoutStarted>());
    }

    [Fact]
    public void A_flush_during_a_pause_leaves_it_paused_and_knows_what_was_heard_before()
    {
        var rig = new PlayoutRig(this);
        rig.Send(CodedAudio.Samples(24_000), Tag);
        rig.Advance(150);
        rig.Post(new PlayoutCommand.Pause());
        rig.Advance(500);
        Assert.Equal([new PlayoutPosition("r1", "i1", 0, 150, 1_000)], rig.Flush(1, "r1").Positions);
        rig.Send(CodedAudio.Samples(480, signal: 1), PlayoutRig.Tag("r2", "i2"));
        Assert.Equal(["r1"], rig.Of<PlayoutStarted>().Select(e => e.ResponseId));
        rig.Post(new PlayoutCommand.Resume());
        Assert.Equal(["r1", "r2"], rig.Of<PlayoutStarted>().Select(e => e.ResponseId));
    }

    [Fact]
    public void No_frame_is_kept_from_the_pool_by_flushes_pauses_and_late_audio()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        var rig = new PlayoutRig(this, speakerQueueMs: 200);
        var random = new Random(11);
        for (var n = 0; n < 200; n++)
        {
            rig.Send(CodedAudio.Samples(random.Next(1, 5_000)), PlayoutRig.Tag($"r{n / 10}", $"i{n / 5}"));
            rig.Advance(random.Next(60));
            switch (random.Next(6))
            {
                case 0:
                    rig.Flush(n, $"r{n / 10}");
                    break;
                case 1:
                    rig.Post(new PlayoutCommand.Pause());
                    break;
                case 2:
                    rig.Post(new PlayoutCommand.Resume());
                    break;
                case 3:
                    rig.End(PlayoutRig.Tag($"r{n / 10}", $"i{n / 5}"));
                    break;
                case 4:
                    rig.Flush(n, $"r{n / 20}");
                    break;
            }
        }

        rig.Post(new PlayoutCommand.Stop());
        Assert.True(rig.Control.Completion.IsCompletedSuccessfully);
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
    }
}
