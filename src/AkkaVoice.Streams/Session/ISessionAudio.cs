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
    /// <param name="replay">
    /// What the new connection is sent again, apart from what no connection was sent yet. Null for nothing: it goes on with the
    /// first sample that was not sent.
    /// </param>
    void Plug(IRealtimeLink link, MicrophoneReplay? replay = null);

    /// <summary>Copies a stretch of the microphone that went into a connection.</summary>
    /// <param name="link">The connection; it may be over.</param>
    /// <param name="fromMs">Where the stretch begins, in ms of audio sent in that connection.</param>
    /// <param name="toMs">Where it ends.</param>
    /// <param name="onRead">
    /// Takes 24 kHz mono signed 16 bit little-endian samples, as bytes: as many as the ring still holds, perhaps none. They are lent for the
    /// call. Called on the graph's thread: it must copy and return.
    /// </param>
    void ReadMicrophone(IRealtimeLink link, int fromMs, int toMs, Action<ReadOnlyMemory<byte>> onRead);

    /// <summary>Takes the connection away. Microphone audio is kept in the ring until the next one.</summary>
    void Unplug();

    /// <summary>Ends the graph: the microphone is let go, what waits to be played is thrown away.</summary>
    void Stop();

    /// <summary>No graph will go on with what this one kept of the microphone: its memory is given back as soon as the graph has ended.</summary>
    void Forget();

    /// <summary>
    /// Completes when the graph has ended; faults with what broke it. What continues it without a context of its own runs on the
    /// graph's thread: it must hand over and return, as <c>PipeTo</c> does.
    /// </summary>
    Task Completion { get; }
}
