using Akka.Streams;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Streams.Session;

/// <summary>Starts the audio of sessions.</summary>
public interface ISessionAudioFactory
{
    /// <summary>Runs the graph of one session: room, pipelines, realtime switch and playout. Nothing is plugged in yet.</summary>
    /// <param name="room">Where the person is. The caller keeps it; the graph only runs its microphone and its speaker.</param>
    /// <param name="onEvent">
    /// Takes what the graph tells. Called on the graph's own thread: it must hand over and return, as <c>Tell</c> does.
    /// </param>
    /// <param name="materializer">Its end is the graph's end.</param>
    /// <returns>The hold on the running graph.</returns>
    ISessionAudio Start(IRoom room, Action<SessionAudioEvent> onEvent, IMaterializer materializer);
}
