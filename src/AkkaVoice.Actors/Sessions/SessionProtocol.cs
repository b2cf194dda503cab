using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>What programs say to the <see cref="SessionManager"/>, and through it to sessions.</summary>
public static class SessionProtocol
{
    /// <summary>Something that a session is asked. Sent inside <see cref="ForSession"/>.</summary>
    public interface ICommand;

    /// <summary>A command whose outcome is told to the sender as one <see cref="RequestOutcome"/>.</summary>
    public interface IRequest : ICommand;

    /// <summary>Start a session. Answered by <see cref="Started"/> or <see cref="Refused"/>.</summary>
    /// <param name="Spec">What it is made of.</param>
    public sealed record Start(SessionSpec Spec);

    /// <summary>A session was started. That is not to say that it is connected: its events tell.</summary>
    /// <param name="Handle">The hold on it.</param>
    public sealed record Started(SessionHandle Handle);

    /// <summary>A session was not started.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Refused(string Reason);

    /// <summary>Pass a command on to a session, through whichever restarts it has seen.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Command">The command.</param>
    public sealed record ForSession(string SessionId, ICommand Command);

    /// <summary>End all sessions, and start no more. Answered by <see cref="AllEnded"/>.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="FinishSpeech">Whether what is being said may be said to its end, within each session's limit.</param>
    public sealed record EndAll(SessionEndReason Reason, bool FinishSpeech = false);

    /// <summary>No session is left.</summary>
    public sealed record AllEnded
    {
        /// <summary>The only one.</summary>
        public static readonly AllEnded Instance = new();
    }

    /// <summary>Which sessions are there? Answered by <see cref="Sessions"/>.</summary>
    public sealed record List
    {
        /// <summary>The only one.</summary>
        public static readonly List Instance = new();
    }

    /// <summary>The sessions that are there.</summary>
    /// <param name="Handles">The holds on them.</param>
    public sealed record Sessions(IReadOnlyList<SessionHandle> Handles);

    /// <summary>Say something, word for word as far as the model obeys.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="Interruptible">Whether the person may interrupt; null leaves it to the policy.</param>
    public sealed record Say(string Text, bool? Interruptible = null) : IRequest;

    /// <summary>Speak, as the conversation and the instructions suggest.</summary>
    /// <param name="Instructions">In place of the session's instructions; null keeps them.</param>
    /// <param name="Tools">Whether tools may be used; null keeps the session's choice.</param>
    /// <param name="Interruptible">Whether the person may interrupt; null leaves it to the policy.</param>
    public sealed record GenerateReply(string? Instructions = null, ToolChoice? Tools = null, bool? Interruptible = null) : IRequest;

    /// <summary>The person typed something: it interrupts, is remembered and answered as if it had been spoken.</summary>
    /// <param name="Text">The text.</param>
    public sealed record SendText(string Text) : IRequest;

    /// <summary>Stop speaking, and forget what was asked to be said. The outcome comes when what had to stop is not heard any more.</summary>
    /// <param name="Force">Whether that goes for speech too that must not be interrupted, and for what waits behind it.</param>
    public sealed record Interrupt(bool Force = false) : IRequest;

    /// <summary>The person takes the floor by hand, as with a talk button: the agent stops, and what was heard before is forgotten.</summary>
    public sealed record BeginTurn : ICommand;

    /// <summary>The person's turn is over and to be answered: for sessions without turn detection, or ahead of it.</summary>
    public sealed record CommitTurn : IRequest;

    /// <summary>Forget what the person said since the last turn: for sessions without turn detection.</summary>
    public sealed record ClearTurn : ICommand;

    /// <summary>Replace the connection to the model, without anyone noticing. Does nothing while there is none, or while it is being replaced.</summary>
    public sealed record Rotate : ICommand;

    /// <summary>End the session in good order.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="FinishSpeech">Whether what is being said may be said to its end, within the session's limit; otherwise it is stopped.</param>
    public sealed record End(SessionEndReason Reason = SessionEndReason.Requested, bool FinishSpeech = false) : ICommand;

    /// <summary>The input is over: end the session as soon as it has been quiet for a while.</summary>
    /// <param name="For">For how long.</param>
    public sealed record EndWhenQuiet(TimeSpan For) : ICommand;
}
