using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Hosting.LiveKit.SideChannel;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Rooms.LiveKit;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.Rooms;

/// <summary>
/// A LiveKit room with its side channel: who is in it reads along, and the channel says what is left to say at the end. Disposed by the session, or
/// by the job when there was none; the room itself is left by the job alone, and later.
/// </summary>
internal sealed class TalkingRoom : IRoom
{
    private readonly LiveKitRoom _room;
    private readonly Lazy<Task> _ending;

    public TalkingRoom(LiveKitRoom room, TimeProvider time, ILogger logger)
    {
        _room = room;
        Channel = new RoomSideChannel(new RtcWire(room), time, logger);
        Speaker = new ReadAlong(room.Speaker);
        _ending = new Lazy<Task>(() => Channel.DisposeAsync().AsTask());
    }

    public RoomSideChannel Channel { get; }

    public string Name => _room.Name;

    public Source<AudioFrame, NotUsed> Microphone => _room.Microphone;

    public ISpeaker Speaker { get; }

    public ValueTask DisposeAsync() => new(_ending.Value);

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
