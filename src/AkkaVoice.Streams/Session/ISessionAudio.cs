using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session;

/// <summary>
/// The session's hold on its running <c>SessionGraph</c>: commands to the switch and to the playout. All members may be
/// called on any thread and return at once; after the graph has ended they do nothing.
/// </summary>
public interface ISessionAudio
{
    /// <summary>
    /// Stops the voice: throws away what waits to be played, and all further audio of the responses named and of every
    /// response that has audio waiting. Also ends a pause. Answered by <see cref="PlayoutFlushed"/>.
    /// </summary>
    /// <param name="flushId">Comes back in the answer.</param>
    /// <param name="responseIds">Responses that must not be heard any more, whether or not they have begun.</param>
    void Flush(long flushId, IReadOnlyCollection<string> responseIds);

    /// <summary>
    /// Throws away one response's audio, what waits and what is still to come. Others play on, and nothing is answered: it is
    /// for responses of which nothing has been heard, such as one that began after its request had been given up.
    /// </summary>
    /// <param name="responseId">The response that must never be heard.</param>
    void Discard(string responseId);

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
