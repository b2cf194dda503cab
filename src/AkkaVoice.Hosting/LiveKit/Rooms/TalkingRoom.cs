using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Hosting.LiveKit.SideChannel;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Rooms.LiveKit;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.Rooms;

/// <summary>
/// A LiveKit room with its side channel: who is in it reads along, and the channel says what is left to say before the room is left. Disposed by
/// the session, or by the job when there was none.
/// </summary>
internal sealed class TalkingRoom : IRoom
{
    private readonly LiveKitRoom _room;
    private readonly Lazy<Task> _leaving;

    public TalkingRoom(LiveKitRoom room, ILogger logger)
    {
        _room = room;
        Channel = new RoomSideChannel(new RtcWire(room), logger);
        Speaker = new ReadAlong(room.Speaker);
        _leaving = new Lazy<Task>(LeaveAsync);
    }

    public RoomSideChannel Channel { get; }

    public string Name => _room.Name;

    public Source<AudioFrame, NotUsed> Microphone => _room.Microphone;

    public ISpeaker Speaker { get; }

    public ValueTask DisposeAsync() => new(_leaving.Value);

    private async Task LeaveAsync()
    {
        await Channel.DisposeAsync().ConfigureAwait(false);
        await _room.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A speaker whose listeners see the words, too.</summary>
    private sealed class ReadAlong(ISpeaker speaker) : ISpeaker
    {
        public Sink<AudioFrame, Task<Done>> Sink => speaker.Sink;

        public int QueuedSamples => speaker.QueuedSamples;

        /// <summary>Often enough for a word at a time.</summary>
        public TimeSpan? ProgressInterval { get; } = TimeSpan.FromMilliseconds(200);

        public int Clear() => speaker.Clear();
    }
}
