using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>A program's hold on a session. It stays valid through restarts; after the end its requests come back at once.</summary>
public sealed class SessionHandle
{
    /// <summary>The longest that a request is waited for.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(10);

    private readonly IActorRef _manager;
    private readonly SessionRecord _record;

    internal SessionHandle(IActorRef manager, SessionRecord record) => (_manager, _record) = (manager, record);

    /// <summary>The session's id.</summary>
    public string Id => _record.Id;

    /// <summary>Completes when the session has ended and its room was left; never faults.</summary>
    public Task<EndEvent> Completion => _record.Completion;

    /// <summary>What was said and done so far, and what of it was heard.</summary>
    public Journal Journal => _record.Conversation.Journal;

    /// <summary>What the agent is doing.</summary>
    public AgentState AgentState => _record.Conversation.Turn.Agent;

    /// <summary>What the person is doing.</summary>
    public UserState UserState => _record.Conversation.Turn.User;

    /// <summary>The name of the agent in force.</summary>
    public string Agent => _record.Conversation.Journal.Agent ?? _record.Spec.AllAgents[0].Name;

    /// <summary>The room's name.</summary>
    public string Room => _record.Spec.Room.Name;

    /// <summary>Who the person is.</summary>
    public string Participant => _record.Spec.Participant;

    /// <summary>Whether nothing is going on: nobody speaks, nothing is under way or waits to be heard, no tool runs.</summary>
    public bool IsQuiet => _record.Conversation.Quiet;

    /// <summary>Has the agent say something, word for word as far as the model obeys.</summary>
    /// <param name="text">The words.</param>
    /// <param name="interruptible">Whether the person may interrupt it; null leaves it to the session's policy.</param>
    /// <param name="cancellation">Gives up waiting; the request itself goes on.</param>
    /// <returns>How it ended, when it was heard to its end, was interrupted or failed.</returns>
    public Task<RequestOutcome> SayAsync(string text, bool? interruptible = null, CancellationToken cancellation = default) =>
        Ask(new SessionProtocol.Say(text, interruptible), cancellation);

    /// <summary>Has the agent speak, as the conversation and the instructions suggest.</summary>
    /// <param name="instructions">In place of the session's instructions; null keeps them.</param>
    /// <param name="tools">Whether tools may be used; null keeps the session's choice.</param>
    /// <param name="interruptible">Whether the person may interrupt it; null leaves it to the session's policy.</param>
    /// <param name="cancellation">Gives up waiting; the request itself goes on.</param>
    /// <returns>How it ended.</returns>
    public Task<RequestOutcome> GenerateReplyAsync(
        string? instructions = null, ToolChoice? tools = null, bool? interruptible = null, CancellationToken cancellation = default) =>
        Ask(new SessionProtocol.GenerateReply(instructions, tools, interruptible), cancellation);

    /// <summary>Says something in the person's place, as text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Gives up waiting; the request itself goes on.</param>
    /// <returns>How the answer ended.</returns>
    public Task<RequestOutcome> SendTextAsync(string text, CancellationToken cancellation = default) =>
        Ask(new SessionProtocol.SendText(text), cancellation);

    /// <summary>Stops the agent's voice, and forgets what it was asked to say: up to the first speech that must not be interrupted.</summary>
    /// <param name="force">Whether that goes for such speech too, and for what waits behind it.</param>
    /// <param name="cancellation">Gives up waiting; the voice stops all the same.</param>
    /// <returns>Completes when what had to stop is not heard any more.</returns>
    public Task<RequestOutcome> InterruptAsync(bool force = false, CancellationToken cancellation = default) =>
        Ask(new SessionProtocol.Interrupt(force), cancellation);

    /// <summary>The person takes the floor by hand, as with a talk button: the agent stops, and what was heard of them before is forgotten.</summary>
    public void BeginTurn() => Tell(new SessionProtocol.BeginTurn());

    /// <summary>Ends the person's turn by hand, and has it answered.</summary>
    /// <param name="cancellation">Gives up waiting; the request itself goes on.</param>
    /// <returns>How the answer ended; failed, when nothing (less than 100 ms) had been said.</returns>
    public Task<RequestOutcome> CommitTurnAsync(CancellationToken cancellation = default) =>
        Ask(new SessionProtocol.CommitTurn(), cancellation);

    /// <summary>Forgets what the person said since the last turn.</summary>
    public void ClearTurn() => Tell(new SessionProtocol.ClearTurn());

    /// <summary>Replaces the connection to the model by a new one, which knows the conversation so far; at a moment at which nobody notices.</summary>
    public void Rotate() => Tell(new SessionProtocol.Rotate());

    /// <summary>Says that the input is over: the session ends as soon as it has been quiet for a while.</summary>
    /// <param name="quietFor">For how long.</param>
    public void EndWhenQuiet(TimeSpan quietFor) => Tell(new SessionProtocol.EndWhenQuiet(quietFor));

    /// <summary>Ends the session in good order.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="finishSpeech">Whether what is being said may be said to its end, within <see cref="SessionSpec.FinishTimeout"/>.</param>
    /// <returns>How it ended; the reason is another one when it was ending already.</returns>
    public Task<EndEvent> EndAsync(SessionEndReason reason = SessionEndReason.Requested, bool finishSpeech = false)
    {
        Tell(new SessionProtocol.End(reason, finishSpeech));
        return Completion;
    }

    private void Tell(SessionProtocol.ICommand command) =>
        _manager.Tell(new SessionProtocol.ForSession(Id, command), ActorRefs.NoSender);

    private Task<RequestOutcome> Ask(SessionProtocol.IRequest request, CancellationToken cancellation) =>
        _manager.Ask<RequestOutcome>(new SessionProtocol.ForSession(Id, request), RequestTimeout, cancellation);
}
