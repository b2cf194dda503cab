using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Testing.Rooms;

/// <summary>A room of a test: what is spoken is told to its microphone, what is heard is kept by its speaker.</summary>
public sealed class FakeRoom : IRoom
{
    private readonly FileRoom _microphone;
    private readonly FakeRoomOptions _options;
    private readonly TimeProvider _time;
    private volatile bool _isAway;

    /// <summary>A room with a perfect line.</summary>
    /// <param name="time">Its clock, usually a <see cref="VirtualTime"/>.</param>
    /// <param name="speakerQueueMs">What its speaker may queue behind the frame that sounds, in ms.</param>
    public FakeRoom(TimeProvider time, int speakerQueueMs = 20)
        : this(time, new FakeRoomOptions { SpeakerQueueMs = speakerQueueMs })
    {
    }

    /// <summary>A room.</summary>
    /// <param name="time">The clock that is right; the room's own may drift from it.</param>
    /// <param name="options">How bad its line is.</param>
    public FakeRoom(TimeProvider time, FakeRoomOptions options)
    {
        (_time, _options) = (time, options);
        _microphone = new FileRoom(new FileRoomOptions { Name = "fake" }, Clock(time, options.MicrophonePpm));
        Heard = new FakeSpeaker(Clock(time, options.SpeakerPpm), options.SpeakerQueueMs);
    }

    /// <inheritdoc />
    public string Name => _microphone.Name;

    /// <summary>The person's mouth.</summary>
    public FileMicrophone Caller => _microphone.Caller;

    /// <summary>The person's ear.</summary>
    public FakeSpeaker Heard { get; }

    /// <summary>Whether the person's line is interrupted: what is said meanwhile is lost. False unless set.</summary>
    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    /// <inheritdoc />
    public Source<AudioFrame, NotUsed> Microphone => _microphone.Microphone.Via(new UnsteadyLine(_options, _time, () => _isAway));

    /// <inheritdoc />
    public ISpeaker Speaker => Heard;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _microphone.DisposeAsync();

    private static TimeProvider Clock(TimeProvider time, double ppm) => ppm == 0 ? time : new DriftingTime(time, ppm);
}
