using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>What a <see cref="PacedSpeakerSink"/> needs of a speaker, such as that of a room of your own.</summary>
public interface IPacedSpeaker
{
    /// <summary><see cref="Due"/> may be sooner than it was: the sink should look. May be raised on any thread.</summary>
    event Action? Changed;

    /// <summary>In what time the next frame is wanted: zero or less means now, null not before <see cref="Changed"/>.</summary>
    TimeSpan? Due { get; }

    /// <summary>Takes a frame; the sink disposes it afterwards. Called on the sink's thread, one frame at a time.</summary>
    void Take(AudioFrame frame);
}
