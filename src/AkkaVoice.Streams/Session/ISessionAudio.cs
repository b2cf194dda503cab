using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session;

/// <summary>
/// The session's hold on its running <c>SessionGraph</c>: commands to the switch and to the playout. All members may be
/// called on any thread and return at once; after the graph has ended they do nothing.
/// </summary>
public interface ISessionAudio
{
    /// <summary>
    /// Silences responses: throws away what waits of them and all that is still to come. Others go on without a sample lost; they
    /// may have begun while the decision to flush was on its way. A pause stays one. Answered by <see cref="PlayoutFlushed"/>.
    /// </summary>
    /// <param name="flushId">Comes back in the answer.</param>
    /// <param name="responseIds">Responses that must not be heard any more, whether or not they have begun.</param>
    void Flush(long flushId, IReadOnlyCollection<string> responseIds);

    /// <summary>Stops the voice where it is and keeps what waits to be played.</summary>
    void Pause();

    /// <summary>Goes on where <see cref="Pause"/> stopped, without a sample lost or repeated.</summary>
    void Resume();

    /// <summary>Connects the microphone and the assistant's audio to a connection, in place of the one before.</summary>
    /// <param name="link">An open and configured connection.</param>
    /// <param name="replayFromMs">
    /// Where the new connection's microphone begins, in ms of audio sent in the connection before it (as in
    /// <c>UserSpeechStarted.AudioStartMs</c>): what was said since is sent again, as far as the ring holds it. Null goes on with the first
    /// sample that was not sent yet.
    /// </param>
    void Plug(IRealtimeLink link, int? replayFromMs = null);

    /// <summary>Takes the connection away. Microphone audio is kept in the ring until the next one.</summary>
    void Unplug();

    /// <summary>Ends the graph: the microphone is let go, what waits to be played is thrown away.</summary>
    void Stop();

    /// <summary>
    /// Completes when the graph has ended; faults with what broke it. What continues it without a context of its own runs on the
    /// graph's thread: it must hand over and return, as <c>PipeTo</c> does.
    /// </summary>
    Task Completion { get; }
}
