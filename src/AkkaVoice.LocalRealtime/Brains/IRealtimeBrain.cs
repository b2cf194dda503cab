using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>
/// Decides what a session answers. One instance serves one connection; the server calls it from the session's loop and
/// never blocks on it: a task that is already complete is used at once (which keeps virtual-time tests deterministic),
/// any other is awaited and its outcome is posted back into the loop.
/// </summary>
/// <remarks>
/// Calls for one session may overlap (a transcription may still run while a response is planned, out-of-band responses
/// run in parallel), so implementations must be safe for that. An exception makes the transcription or the response fail
/// with <c>server_error</c>; its text is not sent to the client.
/// </remarks>
public interface IRealtimeBrain : IAsyncDisposable
{
    /// <summary>
    /// Recognises what was said. Called once for every committed user audio item, in the order of commits, whether or not
    /// the session asked for transcription, because the answer usually needs the words as well. The outcome is visible to
    /// <see cref="RespondAsync"/> as <see cref="ConversationItem.Recognition"/>.
    /// </summary>
    /// <param name="turn">The audio of the turn and what the session says about transcription.</param>
    /// <param name="cancellation">Cancelled when the session ends.</param>
    /// <returns>What was recognised; <see cref="Transcription.Text"/> is empty when nothing was.</returns>
    ValueTask<Transcription> TranscribeAsync(UserTurn turn, CancellationToken cancellation);

    /// <summary>Plans one response. Called when the server creates a response after a turn, and for every <c>response.create</c>.</summary>
    /// <param name="request">The conversation so far and the settings that hold for this response.</param>
    /// <param name="cancellation">Cancelled when the response is cancelled or the session ends; the plan is then ignored.</param>
    /// <returns>Everything the response will contain. The server streams and paces it.</returns>
    ValueTask<ResponsePlan> RespondAsync(ResponseRequest request, CancellationToken cancellation);
}
