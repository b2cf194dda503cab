using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>
/// The person's loudspeaker. It pulls frames at the pace at which they are heard, so that the playout before it knows what
/// was heard: all that was pulled, minus what is still queued here.
/// </summary>
public interface ISpeaker
{
    /// <summary>
    /// Takes 24 kHz mono frames and disposes them. To be run once at a time, in the same island as the playout; a session
    /// that recovers runs it again.
    /// </summary>
    Sink<AudioFrame, Task<Done>> Sink { get; }

    /// <summary>Samples taken and not yet heard; safe to read on any thread.</summary>
    int QueuedSamples { get; }

    /// <summary>
    /// How often the session is to be told how far the voice has come while it is heard, for rooms whose people read along; null, as by
    /// default, for not at all.
    /// </summary>
    TimeSpan? ProgressInterval => null;

    /// <summary>
    /// Forgets what was taken and not yet heard, at once. Called on the playout's thread. The sink then has room again, and asks
    /// for the next frame without waiting for the time of what was forgotten.
    /// </summary>
    /// <returns>How many samples nobody will hear.</returns>
    int Clear();
}
