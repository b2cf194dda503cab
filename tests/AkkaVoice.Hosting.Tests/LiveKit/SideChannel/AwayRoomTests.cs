using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.LiveKit.SideChannel;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Tests.LiveKit.SideChannel;

/// <summary>A room that is away for a while: what it could not be told is told later, or said to be lost.</summary>
public sealed class AwayRoomTests : IAsyncDisposable
{
    private readonly FakeWire _wire = new();
    private readonly Alarm _time = new();
    private readonly Log _log = new();
    private readonly RoomSideChannel _channel;

    public AwayRoomTests() => _channel = new RoomSideChannel(_wire, _time, _log);

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));

    private void Tell(string heard, bool final = false) =>
        _channel.Tell(final ? new TranscriptEvent(Speaker.Assistant, "item_A1", heard, true, heard) : new HeardEvent("item_A1", 300, heard));

    private void Again() => Until(_time.Ring);

    [Fact]
    public void A_state_is_told_as_soon_as_the_room_takes_it()
    {
        _wire.Broken = new InvalidOperationException("away");
        _channel.Tell(new AgentStateEvent(AgentState.Listening));
        Until(() => _log.Lines.Count == 1);

        _wire.Broken = null;
        Again();

        Until(() => _wire.States.Count == 1);
        Assert.Equal(["The room could not be told its state yet: away; it is tried again"], _log.Lines);
    }

    [Fact]
    public void Words_that_could_not_be_sent_follow_whole_in_another_stream_of_the_same_segment()
    {
        TellWhileItIsAway();

        Assert.Equal(["In Oslo", "In Oslo it is cold."], _wire.Streams.Select(stream => stream.Text));
        Assert.Equal(["SG_item_A1", "SG_item_A1"], _wire.Streams.Select(stream => stream.Attributes["lk.segment_id"]));
        Assert.Equal([(true, false), (false, true)], _wire.Streams.Select(stream => (stream.Broken is not null, stream.Closed)));
        Assert.Equal(["The room could not be told a transcript yet: away; it is tried again"], _log.Lines);
    }

    [Fact]
    public void The_last_words_are_not_lost_either()
    {
        _wire.Broken = new InvalidOperationException("away");
        Tell("In Oslo it is cold.", final: true);
        Until(() => _log.Lines.Count == 1);

        _wire.Broken = null;
        _wire.Restore();

        Until(() => _wire.Packets.Count == 1);
        Assert.Equal(("In Oslo it is cold.", true), (_wire.Streams[0].Text, _wire.Streams[0].Closed));
    }

    [Fact]
    public void Words_that_can_never_be_sent_are_given_up_with_a_word_in_the_log()
    {
        _wire.Broken = new InvalidOperationException("too long");
        Tell("In Oslo it is cold.", final: true);
        Until(() => _log.Lines.Count == 1);
        for (var tries = 2; tries <= RoomTeller.Tries; tries++)
        {
            Again();
            Until(() => _log.Lines.Count == tries);
        }

        Assert.Equal("The room could not be told a transcript: too long", _log.Lines[^1]);
        _wire.Broken = null;
        _channel.Tell(new AgentStateEvent(AgentState.Listening));
        Until(() => _wire.States.Count == 1);
        Assert.Empty(_wire.Streams);
    }

    [Fact]
    public async Task What_is_left_at_the_end_is_said_to_be_lost()
    {
        _wire.Broken = new InvalidOperationException("away");
        Tell("In Oslo it is cold.", final: true);
        await _channel.DisposeAsync();

        Assert.Equal("The room could not be told a transcript: away", _log.Lines[^1]);
    }

    [Fact]
    public void The_clock_runs_only_while_something_is_owed()
    {
        TellWhileItIsAway();

        Assert.Equal(1, _time.Timers);
    }

    /// <summary>A transcript of which a part cannot be sent at first, and then the rest.</summary>
    private void TellWhileItIsAway()
    {
        Tell("In Oslo");
        Until(() => _wire.Packets.Count == 1);
        _wire.Broken = new InvalidOperationException("away");
        Tell("In Oslo it is");
        Until(() => _log.Lines.Count == 1);

        _wire.Broken = null;
        Again();
        Until(() => _wire.Packets.Count == 2);
        Tell("In Oslo it is cold.", final: true);
        Until(() => _wire.Packets.Count == 3);
    }

    [Fact]
    public void An_agent_that_joined_anew_begins_its_words_anew()
    {
        Tell("In Oslo");
        Until(() => _wire.Packets.Count == 1);
        _wire.AgentTrack = "TR_again";
        Tell("In Oslo it is cold.", final: true);
        Until(() => _wire.Packets.Count == 2);

        Assert.Equal(["In Oslo", "In Oslo it is cold."], _wire.Streams.Select(stream => stream.Text));
        Assert.Equal(["TR_agent", "TR_again"], _wire.Streams.Select(stream => stream.Attributes["lk.transcribed_track_id"]));
        Assert.Equal([true, false], _wire.Streams.Select(stream => stream.Broken is not null));
    }

    /// <summary>A clock with one alarm, which rings when it is told to.</summary>
    private sealed class Alarm : TimeProvider
    {
        private Ringing? _set;
        private int _timers;

        /// <summary>How often it was set.</summary>
        public int Timers => Volatile.Read(ref _timers);

        /// <returns>Whether it was set.</returns>
        public bool Ring()
        {
            if (Interlocked.Exchange(ref _set, null) is not { } set) return false;
            Assert.Equal(RoomTeller.Pause, set.Due);
            set.Callback(null);
            return true;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return _set = new Ringing(callback, dueTime);
        }

        private sealed record Ringing(TimerCallback Callback, TimeSpan Due) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class Log : ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }

        bool ILogger.IsEnabled(LogLevel logLevel) => true;

        IDisposable? ILogger.BeginScope<TState>(TState state) => null;
    }
}
