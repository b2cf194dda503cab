using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// A room without people: recordings are spoken into its microphone in real time, and what its loudspeaker says is recorded. Its time
/// begins when it is made.
/// </summary>
public sealed class FileRoom : IRoom
{
    private readonly RoomClock _clock;
    private readonly Recording? _recording;
    private readonly FileSpeaker _speaker;

    /// <summary>Opens the room, and its recording.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="time">Its clock.</param>
    /// <exception cref="WavException">The recording cannot be written.</exception>
    public FileRoom(FileRoomOptions options, TimeProvider time)
    {
        Name = options.Name;
        _clock = new RoomClock(time);
        _recording = options.RecordTo is { } path ? new Recording(path, options.Stereo) : null;
        _speaker = new FileSpeaker(_clock, _recording);
        Caller = new FileMicrophone(_clock, _recording);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>Where recordings are spoken into.</summary>
    public FileMicrophone Caller { get; }

    /// <inheritdoc />
    public Source<AudioFrame, NotUsed> Microphone => Caller.Source;

    /// <inheritdoc />
    public ISpeaker Speaker => _speaker;

    /// <summary>Time since the room was made: where the recording stands.</summary>
    public TimeSpan Now => AudioFormat.Realtime.DurationOf(_clock.Now);

    /// <summary>Ends what is being said, and completes the recording up to the present.</summary>
    public async ValueTask DisposeAsync()
    {
        Caller.Leave();
        _speaker.Clear();
        if (_recording is not null)
            await _recording.CloseAsync(_clock.Now).ConfigureAwait(false);
    }
}
