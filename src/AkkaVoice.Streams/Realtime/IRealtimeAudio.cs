using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Realtime;

/// <summary>
/// The audio side of a connection: what the session's realtime switch plugs into. All members may be called on any thread
/// and return at once.
/// </summary>
public interface IRealtimeAudio
{
    /// <summary>Sends a stretch of the microphone. Takes the frame.</summary>
    /// <param name="frame">24 kHz mono; its <see cref="AudioFrame.Position"/> is its place in the session's microphone stream, in samples.</param>
    /// <param name="replayed">Whether it was kept for this connection: such audio is never dropped for want of room.</param>
    /// <returns>Samples of older live audio that were thrown away to make room; 0 when all is well.</returns>
    int Append(AudioFrame frame, bool replayed = false);

    /// <summary>Takes the next piece of what the model says.</summary>
    /// <param name="entry">The piece; the caller owns its frame.</param>
    /// <returns>False when there is none at present; the callback of <see cref="Attach"/> then says when there is.</returns>
    bool TryTake(out AssistantAudio entry);

    /// <summary>Plugs in.</summary>
    /// <param name="onAvailable">Called once, on any thread, after each <see cref="TryTake"/> that found nothing, when there is something to take.</param>
    void Attach(Action onAvailable);

    /// <summary>
    /// Unplugs: microphone audio that was not yet sent is forgotten here (the switch has kept it), and what the model says from now
    /// on too. What it said before can still be taken; an item that was still open is marked as ended there.
    /// </summary>
    /// <returns>Where in the session's microphone stream sending stopped, in samples: the first that was not sent; null when nothing was ever appended.</returns>
    long? Detach();

    /// <summary>
    /// Where in the session's microphone stream an instant of this connection's audio clock lies. The model counts the audio
    /// that it received, so dropped audio makes the two clocks differ.
    /// </summary>
    /// <param name="sentMs">An instant in ms of audio sent in this connection, as in <c>UserSpeechStarted.AudioStartMs</c>.</param>
    /// <returns>The place in samples, or null when nothing was sent.</returns>
    long? PositionAt(int sentMs);

    /// <summary>Ends a turn behind what was appended so far.</summary>
    /// <param name="commandId">The command's id.</param>
    void Commit(string commandId);

    /// <summary>Where in the session's microphone stream a commit or a clear lies that was sent here, or would have been next.</summary>
    /// <param name="commandId">The command's id.</param>
    /// <returns>
    /// The place of the first sample behind it; null when it is not known, or was too long ago: the last 64 are kept.
    /// </returns>
    long? PositionOf(string commandId);
}
