using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Rooms.File;

namespace AkkaVoice.Testing.Rooms;

/// <summary>A room of a test: what is spoken is told to its microphone, what is heard is kept by its speaker.</summary>
public sealed class FakeRoom : IRoom
{
    private readonly FileRoom _microphone;

    /// <summary>A room.</summary>
    /// <param name="time">Its clock, usually a <see cref="Time.VirtualTime"/>.</param>
    /// <param name="speakerQueueMs">What its speaker may queue behind the frame that sounds, in ms.</param>
    public FakeRoom(TimeProvider time, int speakerQueueMs = 20)
    {
        _microphone = new FileRoom(new FileRoomOptions { Name = "fake" }, time);
        Heard = new FakeSpeaker(time, speakerQueueMs);
    }

    /// <inheritdoc />
    public string Name => _microphone.Name;

    /// <summary>The person's mouth.</summary>
    public FileMicrophone Caller => _microphone.Caller;

    /// <summary>The person's ear.</summary>
    public FakeSpeaker Heard { get; }

    /// <inheritdoc />
    public Source<AudioFrame, NotUsed> Microphone => _microphone.Microphone;

    /// <inheritdoc />
    public ISpeaker Speaker => Heard;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _microphone.DisposeAsync();
}
