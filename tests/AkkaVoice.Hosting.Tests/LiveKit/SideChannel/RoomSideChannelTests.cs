using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.LiveKit.SideChannel;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Hosting.Tests.LiveKit.SideChannel;

public class RoomSideChannelTests
{
    private readonly FakeWire _wire = new();

    private static TranscriptEvent Person(string text, bool final = false) => new(Speaker.User, "item_U1", text, final, text);

    private static TranscriptEvent Agent(string text, string heard, bool final = false) => new(Speaker.Assistant, "item_A1", text, final, heard);

    /// <summary>Tells the events one by one, each when the one before has reached the room.</summary>
    private async Task TellAsync(params SessionEvent[] events)
    {
        await using var channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        foreach (var happened in events)
        {
            var before = Told;
            channel.Tell(happened);

            // The last one is told before the end is over, and words that nobody has heard yet are nothing to tell.
            if (happened != events[^1] && happened is not TranscriptEvent { Heard: "" })
                Assert.True(SpinWait.SpinUntil(() => Told != before, TimeSpan.FromSeconds(30)));
        }
    }

    private int Told => _wire.States.Count + _wire.Packets.Count;

    [Fact]
    public async Task The_agents_state_is_an_attribute()
    {
        await TellAsync(new AgentStateEvent(AgentState.Listening), new AgentStateEvent(AgentState.Thinking), new AgentStateEvent(AgentState.Speaking));

        Assert.Equal(["lk.agent.state=listening", "lk.agent.state=thinking", "lk.agent.state=speaking"], _wire.States);
    }

    [Fact]
    public async Task The_state_is_told_once_more_when_the_connection_was_lost_and_is_there_again()
    {
        await using var channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        _wire.Restore();
        channel.Tell(new AgentStateEvent(AgentState.Speaking));
        Assert.True(SpinWait.SpinUntil(() => _wire.States.Count == 1, TimeSpan.FromSeconds(30)));

        _wire.Restore();

        Assert.True(SpinWait.SpinUntil(() => _wire.States.Count == 2, TimeSpan.FromSeconds(30)));
        Assert.Equal(["lk.agent.state=speaking", "lk.agent.state=speaking"], _wire.States);
    }

    [Fact]
    public async Task A_room_that_is_slow_is_told_the_latest_state_and_not_each()
    {
        var line = new TaskCompletionSource();
        _wire.Line = line.Task;
        var channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        foreach (var state in new[] { AgentState.Listening, AgentState.Thinking, AgentState.Speaking, AgentState.Thinking, AgentState.Listening })
            channel.Tell(new AgentStateEvent(state));

        line.SetResult();
        await channel.DisposeAsync();

        Assert.Equal("lk.agent.state=listening", _wire.States[^1]);
        Assert.InRange(_wire.States.Count, 1, 2);
    }

    [Fact]
    public async Task The_agents_words_are_one_stream_that_grows_with_what_is_heard_and_ends_as_final()
    {
        await TellAsync(
            Agent("In Oslo it is cold.", ""),
            new HeardEvent("item_A1", 300, "In Oslo"),
            new HeardEvent("item_A1", 600, "In Oslo it is"),
            Agent("In Oslo it is cold.", "In Oslo it is cold.", final: true));

        var stream = Assert.Single(_wire.Streams);
        Assert.Equal(("lk.transcription", "agent-AJ_1", true), (stream.Topic, stream.Sender, stream.Closed));
        Assert.Equal(["In Oslo", " it is", " cold."], stream.Pieces);
        Assert.Equal("SG_item_A1", stream.Attributes["lk.segment_id"]);
        Assert.Equal("true", stream.Attributes["lk.transcription_final"]);
        Assert.Equal("TR_agent", stream.Attributes["lk.transcribed_track_id"]);
        Assert.Equal("agent-AJ_1 TR_agent SG_item_A1 In Oslo it is cold..", _wire.Packets[^1]);
    }

    [Fact]
    public async Task Words_that_nobody_heard_are_not_told()
    {
        await TellAsync(new HeardEvent("item_A1", 300, "In Oslo"), Agent("In Oslo it is cold.", "In Oslo it", final: true));

        Assert.Equal("In Oslo it", Assert.Single(_wire.Streams).Text);
    }

    [Fact]
    public async Task What_was_told_as_heard_stays_told_when_the_final_estimate_is_more_careful()
    {
        await TellAsync(new HeardEvent("item_A1", 600, "In Oslo it is"), Agent("In Oslo it is cold.", "In Oslo", final: true));

        var stream = Assert.Single(_wire.Streams);
        Assert.Equal(("In Oslo it is", true), (stream.Text, stream.Closed));
    }

    [Fact]
    public async Task An_answer_of_which_nothing_was_heard_makes_no_segment()
    {
        await TellAsync(Agent("In Oslo it is cold.", "", final: true));

        Assert.Empty(_wire.Streams);
    }

    [Fact]
    public async Task The_persons_words_are_sent_whole_each_time_as_theirs()
    {
        await TellAsync(Person("what is"), Person("what is the weather"), Person("What is the weather?", final: true));

        Assert.Equal(["what is", "what is the weather", "What is the weather?"], _wire.Streams.Select(stream => stream.Text));
        Assert.Equal(["false", "false", "true"], _wire.Streams.Select(stream => stream.Attributes["lk.transcription_final"]));
        Assert.All(_wire.Streams, stream =>
        {
            Assert.Equal(("ada", true), (stream.Sender, stream.Closed));
            Assert.Equal(("SG_item_U1", "TR_ada"), (stream.Attributes["lk.segment_id"], stream.Attributes["lk.transcribed_track_id"]));
        });
    }

    [Fact]
    public async Task Nothing_follows_a_final_word()
    {
        await TellAsync(Person("Yes.", final: true));
        var streams = _wire.Streams.Count;

        await TellAsync(new HeardEvent("item_A1", 100, "Yes"), Agent("Yes.", "Yes.", final: true));

        Assert.Equal(streams + 1, _wire.Streams.Count);
    }

    [Fact]
    public async Task Without_a_track_there_is_no_track_to_name_and_no_packet()
    {
        _wire.PersonTrack = null;
        await TellAsync(Person("hello", final: true));

        Assert.DoesNotContain("lk.transcribed_track_id", Assert.Single(_wire.Streams).Attributes.Keys);
        Assert.Empty(_wire.Packets);
    }

    [Fact]
    public async Task Without_a_person_their_words_have_nobody_to_belong_to()
    {
        _wire.Person = null;
        await TellAsync(Person("hello", final: true));

        Assert.Empty(_wire.Streams);
    }

    [Fact]
    public async Task A_room_that_fails_costs_what_could_not_be_told_and_no_more()
    {
        _wire.Broken = new InvalidOperationException("away");
        var channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        channel.Tell(new AgentStateEvent(AgentState.Listening));
        channel.Tell(Person("hello", final: true));
        await channel.DisposeAsync();

        _wire.Broken = null;
        await TellAsync(new AgentStateEvent(AgentState.Thinking));

        Assert.Equal(["lk.agent.state=thinking"], _wire.States);
    }

    [Fact]
    public async Task A_room_that_takes_nothing_does_not_hold_the_end()
    {
        _wire.Line = new TaskCompletionSource().Task;
        var channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        channel.Tell(new AgentStateEvent(AgentState.Listening));

        await channel.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(_wire.States);
    }
}
