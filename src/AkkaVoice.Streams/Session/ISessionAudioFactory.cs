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
    /// <param name="before">
    /// The hold on a graph of the same session that has ended, of this factory's: what was kept of its microphone, and how far it was sent, is
    /// taken over. Null for a session that begins.
    /// </param>
    /// <returns>The hold on the running graph.</returns>
    ISessionAudio Start(IRoom room, Action<SessionAudioEvent> onEvent, IMaterializer materializer, ISessionAudio? before = null);
}
