using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>
/// Where a person is: a LiveKit room, a browser tab or a file. A room resamples at its own edge; inside the engine all
/// audio is 24 kHz mono.
/// </summary>
public interface IRoom : IAsyncDisposable
{
    /// <summary>The room's name, for logs and instructions.</summary>
    string Name { get; }

    /// <summary>
    /// What the person says: 24 kHz mono frames of 20 ms, at the pace of real time. To be run once at a time: after a run was
    /// cancelled, a session that recovers runs it again, and it goes on with the present. It completes when the person has
    /// left for good and never fails for a reason that a person could hear past.
    /// </summary>
    Source<AudioFrame, NotUsed> Microphone { get; }

    /// <summary>What the person hears.</summary>
    ISpeaker Speaker { get; }
}
