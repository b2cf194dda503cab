using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Leaks;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session;

[Collection(FramePoolCollection.Name)]
public sealed class SessionGraphTests() : TestKit(VirtualClock.Config)
{
    [Fact]
    public void A_spoken_turn_is_answered_and_heard_to_its_last_sample()
    {
        var rig = new GraphRig(this, Answers(1, TimeSpan.FromSeconds(2)));
        rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutDrained>();
        CodedAudio.AssertHeard(CodedAudio.Samples(48_000), rig.Room.Heard.Heard);
        Assert.Equal(new PlayoutPosition(rig.Played.OfType<PlayoutItemEnded>().Single().Position.ResponseId, ItemOf(rig), 0, 2_000, 2_000), rig.Played.OfType<PlayoutItemEnded>().Single().Position);
    }

    [Fact]
    public void The_engines_own_share_of_the_delay_is_nothing_but_computing_time()
    {
        var rig = new GraphRig(this, Answers(1, TimeSpan.FromSeconds(2), thinking: TimeSpan.FromMilliseconds(123)));
        rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutStarted>();
        var stopped = rig.Realtime.OfType<UserSpeechStopped>().Single();
        var audio = rig.Realtime.OfType<AssistantAudioStarted>().Single();
        var started = rig.Played.OfType<PlayoutStarted>().Single();
        var whole = rig.Clock.Time.GetElapsedTime(stopped.ReceivedAt, started.At);
        Assert.Equal(TimeSpan.FromMilliseconds(123), audio.ServerThinking);
        Assert.InRange(whole - audio.ServerThinking!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(777)]
    [InlineData(2_345)]
    public void Who_speaks_over_the_agent_silences_it_at_once_and_the_cut_is_where_it_was_heard(int afterMs)
    {
        var rig = new GraphRig(this, Answers(2, TimeSpan.FromSeconds(10)));
        var link = rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutStarted>();
        var startedAt = rig.Clock.Time.Elapsed;
        rig.Advance(afterMs);
        TimeSpan? silencedAt = null;
        rig.OnRealtime = happened =>
        {
            if (happened is not UserSpeechStarted)
                return;
            silencedAt ??= rig.Clock.Time.Elapsed;
            rig.Audio.Flush(1, [rig.Realtime.OfType<ResponseStarted>().Last().ResponseId]);
        };
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutFlushed>();
        var cut = Assert.Single(rig.Played.OfType<PlayoutFlushed>().Single().Positions);
        link.Send(new TruncateItem(cut.ItemId, cut.ContentIndex, cut.HeardMs));
        rig.AdvanceUntil<ItemTruncated>();
        var heard = rig.Room.Heard.Heard;
        var first = Array.FindIndex(heard, s => s != 0) - 1;
        var last = Array.FindLastIndex(heard, s => s != 0);
        // The speaker's clock stands still between two ms of the virtual clock, so all of this is exact.
        Assert.InRange(last + 1 - (silencedAt!.Value.TotalMilliseconds * 24), -1, 480);
        Assert.InRange((cut.HeardMs * 24) - (last + 1 - first), -480, 480);
        Assert.InRange(cut.HeardMs, afterMs, (silencedAt.Value - startedAt).TotalMilliseconds);
        Assert.Equal(cut.HeardMs, rig.Realtime.OfType<ItemTruncated>().Single().AudioEndMs);
        Assert.Empty(rig.Realtime.OfType<RealtimeFaulted>());
    }

    [Fact]
    public void A_swap_in_the_middle_of_speech_brings_every_sample_to_exactly_one_connection()
    {
        var rig = new GraphRig(this, Answers(4, TimeSpan.FromSeconds(1)));
        rig.DialAndPlug();
        rig.Advance(300);
        rig.Say(4_000);
        rig.Advance(1_337);
        var next = rig.Dial();
        rig.Audio.Plug(next);
        rig.Advance(4_000);
        var said = CodedAudio.Samples(96_000, signal: 7);
        var (first, second) = (rig.Arrived(0), rig.Arrived(1));
        CodedAudio.AssertHeard(said, first.Concat(second).ToArray());
        Assert.Contains(said[40_000], second);
        Assert.Empty(rig.Played.OfType<AudioDropped>());
    }

    [Fact]
    public void A_swap_with_replay_brings_the_whole_sentence_to_the_new_connection()
    {
        var rig = new GraphRig(this, Answers(4, TimeSpan.FromSeconds(1)));
        rig.DialAndPlug();
        rig.Advance(300);
        rig.Say(2_000);
        rig.Advance(1_337);
        var started = rig.Realtime.OfType<UserSpeechStarted>().Single();
        rig.Audio.Plug(rig.Dial(), new MicrophoneReplay(started.AudioStartMs));
        rig.Advance(3_000);
        CodedAudio.AssertHeard(CodedAudio.Samples(48_000, signal: 7), rig.Arrived(1));
    }

    [Fact]
    public void What_the_caller_says_while_there_is_no_connection_is_sent_when_there_is_one()
    {
        var rig = new GraphRig(this, Answers(4, TimeSpan.FromSeconds(1)));
        rig.DialAndPlug();
        rig.Advance(300);
        rig.Say(3_000);
        rig.Advance(1_000);
        rig.Audio.Unplug();
        rig.Advance(1_500);
        rig.DialAndPlug();
        rig.Advance(1_000);
        CodedAudio.AssertHeard(CodedAudio.Samples(72_000, signal: 7), rig.Arrived(0).Concat(rig.Arrived(1)).ToArray());
        Assert.Empty(rig.Played.OfType<AudioDropped>());
    }

    [Fact]
    public void What_a_connection_had_sent_before_it_broke_is_heard_to_its_end()
    {
        var script = RealtimeScript.Create()
            .OnEveryConnection(c => c.OnTurn(t => t.Says("long", TimeSpan.FromSeconds(6))).OnEvent(ServerEventTypes.AudioDelta, 5).Aborts());
        var rig = new GraphRig(this, script);
        rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<Disconnected>();
        rig.Audio.Unplug();
        rig.AdvanceUntil<PlayoutDrained>();
        var ended = Assert.Single(rig.Played.OfType<PlayoutItemEnded>()).Position;
        Assert.Equal(ended.ReceivedMs, ended.HeardMs);
        var heard = rig.Room.Heard.Heard;
        var length = Array.FindLastIndex(heard, s => s != 0) - Array.FindIndex(heard, s => s != 0) + 2;
        Assert.Equal(ended.HeardMs, length / 24);
        Assert.InRange(ended.HeardMs, 100, 5_000);
    }

    [Fact]
    public async Task A_stop_leaves_no_stream_and_no_frame_behind()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        var rig = new GraphRig(this, Answers(1, TimeSpan.FromSeconds(30)));
        var link = rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutStarted>();
        rig.Advance(200);
        Assert.NotEmpty(await LeakProbe.StreamsOf(rig.Materializer));
        rig.Audio.Stop();
        link.Close("done");
        rig.AdvanceUntil<Disconnected>();
        await rig.Audio.Completion.WaitAsync(TimeSpan.FromSeconds(30));
        await LeakProbe.ExpectNoStreams(rig.Materializer, TimeSpan.FromSeconds(30));
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
        rig.Audio.Flush(9, []);
        rig.Audio.Plug(link);
        Assert.Empty(rig.Played.OfType<PlayoutFlushed>());
    }

    [Fact]
    public async Task The_end_of_the_materializer_ends_the_graph_and_leaves_no_frame_behind()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        var rig = new GraphRig(this, Answers(1, TimeSpan.FromSeconds(30)));
        rig.DialAndPlug();
        rig.Say(1_000);
        rig.AdvanceUntil<PlayoutStarted>();
        rig.Materializer.Shutdown();
        await Assert.ThrowsAnyAsync<Exception>(() => rig.Audio.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Single(rig.Realtime.OfType<Disconnected>());
        Assert.True(SpinWait.SpinUntil(() => AudioFramePool.Shared.Outstanding == outstanding, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Ten_minutes_of_talk_drop_nothing_run_dry_never_and_hold_no_frames()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        const int Turns = 100;
        var rig = new GraphRig(this, Answers(Turns, TimeSpan.FromSeconds(3)));
        rig.DialAndPlug();
        for (var turn = 1; turn <= Turns; turn++)
        {
            rig.Say(1_000);
            rig.AdvanceUntil(() => rig.Played.OfType<PlayoutDrained>().Count() == turn);
            rig.Advance(500);
            Assert.InRange(AudioFramePool.Shared.Outstanding - outstanding, 0, 10);
        }

        Assert.Equal(Turns, rig.Played.OfType<PlayoutItemEnded>().Count());
        Assert.All(rig.Played.OfType<PlayoutItemEnded>(), e => Assert.Equal(3_000, e.Position.HeardMs));
        Assert.Empty(rig.Played.OfType<AudioDropped>());
        Assert.Equal(0, ((SessionAudio)rig.Audio).Underruns);
    }

    private static RealtimeScript Answers(int turns, TimeSpan length, TimeSpan thinking = default)
    {
        var script = RealtimeScript.Create();
        for (; turns > 0; turns--)
            script.OnTurn(t => t.Hears("well").Thinks(thinking).Says("Hello.", length));
        return script;
    }

    private static string ItemOf(GraphRig rig) => rig.Realtime.OfType<AssistantAudioStarted>().Single().ItemId;
}
