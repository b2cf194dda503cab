using Akka.Actor;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Sessions;

/// <summary>Starts and ends sessions from outside the actor system.</summary>
/// <param name="manager">The session manager.</param>
public sealed class SessionClient(IActorRef manager)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Starts a session.</summary>
    /// <param name="spec">What it is made of.</param>
    /// <returns>The hold on it. It is not connected yet; its events tell.</returns>
    /// <exception cref="SessionRefusedException">The manager takes no more sessions, or the id is taken.</exception>
    public async Task<SessionHandle> StartAsync(SessionSpec spec) =>
        await manager.Ask<object>(new SessionProtocol.Start(spec), AnswerTimeout).ConfigureAwait(false) switch
        {
            SessionProtocol.Started started => started.Handle,
            SessionProtocol.Refused refused => throw new SessionRefusedException(refused.Reason),
            var other => throw new InvalidOperationException($"The session manager answered {other.GetType().Name}."),
        };

    /// <summary>Lists the sessions that are there.</summary>
    /// <returns>The holds on them.</returns>
    public async Task<IReadOnlyList<SessionHandle>> ListAsync() =>
        (await manager.Ask<SessionProtocol.Sessions>(SessionProtocol.List.Instance, AnswerTimeout).ConfigureAwait(false)).Handles;

    /// <summary>Ends all sessions in good order, and starts no more.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="finishSpeech">Whether what is being said may be said to its end, within each session's limit.</param>
    /// <returns>Completes when no session is left; within the manager's time limits.</returns>
    public Task EndAllAsync(SessionEndReason reason, bool finishSpeech = false) =>
        manager.Ask<SessionProtocol.AllEnded>(new SessionProtocol.EndAll(reason, finishSpeech), 2 * AnswerTimeout);
}
