using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Session.Switching;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session.Switching;

[Collection(FramePoolCollection.Name)]
public sealed class RealtimeSwitchTests : TestKit
{
    private static readonly AudioTag Tag = new("r1", "i1", 0);
    private readonly VirtualClock _clock;
    private readonly List<SessionAudioEvent> _events = [];
    private readonly TestPublisher.Probe<AudioFrame> _microphone;
    private readonly TestSubscriber.Probe<AudioFrame> _audio;
    private readonly TestSubscriber.Probe<AudioTag> _ends;
    private readonly StageMailbox<SwitchCommand> _commands;
    private readonly short[] _spoken = CodedAudio.Samples(480_000);
    private int _position;

    public RealtimeSwitchTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        var stage = new RealtimeSwitch(24_000, _events.Add, _clock.Time);
        (_microphone, _audio, _ends, _commands) = RunnableGraph.FromGraph(GraphDsl.Create(
            this.SourceProbe<AudioFrame>(),
            this.SinkProbe<AudioFrame>(),
            this.SinkProbe<AudioTag>(),
            stage,
            (m, a, e, control) => (m, a, e, control.Commands),
            (wires, microphone, audio, ends, switching) =>
            {
                wires.From(microphone).To(switching.In);
                wires.From(switching.Out0).To(audio);
                wires.From(switching.Out1).To(ends);
                return ClosedShape.Instance;
            })).Run(Sys.Materializer());
    }

    [Fact]
    public void What_was_said_before_the_first_connection_is_sent_to_it_and_live_audio_follows()
    {
        var link = new FakeConnection();
        Speak(20);
        Plug(link);
        Speak(5);
        Assert.Equal(_spoken[..(25 * 480)], link.Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Swaps_at_any_time_send_every_sample_exactly_once(int seed)
    {
        var random = new Random(seed);
        var links = new List<FakeConnection>();
        for (var n = 0; n < 60; n++)
        {
            Speak(random.Next(8));
            if (random.Next(4) == 0)
            {
                _commands.Post(new SwitchCommand.Plug(null));
                Speak(random.Next(30));
            }

            if (links.Count > 0)
                links[^1].Unsent = Math.Min(random.Next(3) * 480, links[^1].Sent.Count);
            links.Add(new FakeConnection());
            Plug(links[^1]);
        }

        Speak(1);
        Assert.Equal(_spoken[.._position], links.SelectMany(link => link.Sent));
        Assert.Empty(_events);
        Assert.Single(links, link => link.IsPlugged);
    }

    [Fact]
    public void A_replay_begins_where_the_old_connections_clock_says()
    {
        var (first, second) = (new FakeConnection(), new FakeConnection());
        Speak(10);
        Plug(first);
        Speak(30);
        _commands.Post(new SwitchCommand.Plug(second, new MicrophoneReplay(300)));
        Speak(2);
        Assert.Equal(_spoken[(300 * 24)..(42 * 480)], second.Sent);
    }

    [Fact]
    public void A_replay_after_the_connection_was_lost_begins_where_its_clock_says_too()
    {
        var (first, second) = (new FakeConnection(), new FakeConnection());
        Plug(first);
        Speak(20);
        _commands.Post(new SwitchCommand.Plug(null));
        Speak(10);
        _commands.Post(new SwitchCommand.Plug(second, new MicrophoneReplay(100)));
        Assert.Equal(_spoken[2_400..(30 * 480)], second.Sent);
    }

    [Fact]
    public void A_turn_ended_by_hand_is_not_replayed_and_one_not_confirmed_ends_again_at_its_place()
    {
        var (first, second) = (new FakeConnection(), new FakeConnection());
        Plug(first);
        Speak(10);
        first.Commit("confirmed");
        Speak(10);
        first.Commit("open");
        Speak(5);
        _commands.Post(new SwitchCommand.Plug(second, new MicrophoneReplay(0) { Behind = "confirmed", Commits = ["open"] }));

        Assert.Equal(_spoken[(10 * 480)..(25 * 480)], second.Sent);
        Assert.Equal(new Dictionary<string, long> { ["open"] = 20 * 480 }, second.Commits);
    }

    [Fact]
    public void What_the_ring_cannot_hold_is_lost_from_its_oldest_end_and_told_in_all()
    {
        Speak(150);
        Assert.Equal(2_000, _events.Cast<AudioDropped>().Sum(e => e.DroppedMs) + UntoldUntilPlugged());

        int UntoldUntilPlugged()
        {
            var before = _events.Count;
            var link = new FakeConnection();
            Plug(link);
            Assert.Equal(_spoken[48_000..72_000], link.Sent);
            Assert.All(_events, e => Assert.Equal("microphone", ((AudioDropped)e).Edge));
            return _events.Skip(before).Cast<AudioDropped>().Sum(e => e.DroppedMs);
        }
    }

    [Fact]
    public void Audio_that_the_connection_drops_is_told_once_for_an_episode_and_once_a_second()
    {
        var link = new FakeConnection();
        Plug(link);
        for (var n = 0; n < 100; n++)
        {
            link.DropNext = 480;
            Speak(1);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal([1_020], _events.Cast<AudioDropped>().Select(e => e.DroppedMs));
        Speak(1);
        Assert.Equal([1_020, 980], _events.Cast<AudioDropped>().Select(e => e.DroppedMs));
        Assert.All(_events, e => Assert.Equal("uplink", ((AudioDropped)e).Edge));
        Speak(10);
        Assert.Equal(2, _events.Count);
    }

    [Fact]
    public void The_end_of_an_item_is_given_out_when_its_audio_has_been_taken()
    {
        var link = new FakeConnection();
        Plug(link);
        _ends.Request(5);
        _audio.Request(1);
        link.Say([1, 2], Tag);
        link.Say([3, 4], Tag);
        link.Say(new AssistantAudio(AssistantAudioKind.ItemEnd, Tag));
        TakeAudio();
        _ends.EnsureSubscription().ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        _audio.Request(1);
        TakeAudio();
        _ends.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        _audio.Request(1);
        Assert.Equal(Tag, _ends.ExpectNext());
    }

    [Fact]
    public void What_a_connection_said_before_it_was_replaced_comes_before_what_the_next_one_says()
    {
        var (first, second) = (new FakeConnection(), new FakeConnection());
        Plug(first);
        first.Say([1], Tag);
        first.Say([2], Tag);
        Plug(second);
        second.Say([3], Tag);
        _audio.Request(3);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => (int)TakeAudio()));
    }

    [Fact]
    public void An_overflow_of_the_lane_is_told()
    {
        var link = new FakeConnection();
        Plug(link);
        _audio.Request(1);
        link.Say(new AssistantAudio(AssistantAudioKind.Overflow, Tag, DroppedSamples: 2_400));
        Assert.Equal(new PlayoutOverflowed("r1", 100), Assert.Single(_events) with { At = 0 });
    }

    [Fact]
    public void The_end_of_the_microphone_is_told_and_ends_nothing()
    {
        var link = new FakeConnection();
        Plug(link);
        _microphone.SendComplete();
        Assert.IsType<MicrophoneEnded>(Assert.Single(_events));
        _audio.Request(1);
        link.Say([7], Tag);
        Assert.Equal(7, TakeAudio());
    }

    [Fact]
    public void What_waits_is_returned_to_the_pool_when_the_graph_ends()
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        var link = new FakeConnection();
        Plug(link);
        Speak(3);
        link.Say([1], Tag);
        link.Say([2], Tag);
        _audio.EnsureSubscription().Cancel();
        _microphone.ExpectCancellation();
        Assert.False(link.IsPlugged);
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
    }

    private void Plug(FakeConnection link) => _commands.Post(new SwitchCommand.Plug(link));

    private void Speak(int frames)
    {
        for (; frames > 0; frames--)
        {
            _microphone.SendNext(CodedAudio.Frame(_spoken.AsSpan(_position, 480)));
            _position += 480;
        }
    }

    private short TakeAudio()
    {
        using var frame = _audio.ExpectNext();
        return frame.Samples[0];
    }
}
