using System.Collections.Immutable;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Turns;

/// <summary>
/// Who speaks, and what people see of it. Events change facts; what is announced and which timers run follows from comparing
/// the facts before and after a decision, so no path can forget it and nobody sees what lasted only while it was made.
/// </summary>
public static class TurnMachine
{
    /// <summary>Decides about one event.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="turnEvent">What happened.</param>
    /// <param name="options">Deadlines.</param>
    /// <returns>How things stand now, and what is to be done.</returns>
    public static (TurnState State, ImmutableArray<ConversationEffect> Effects) Decide(
        TurnState state, TurnEvent turnEvent, ConversationOptions options)
    {
        var next = Apply(state, turnEvent);
        return (next, Compare(state, next, options));
    }

    /// <summary>Changes the facts.</summary>
    /// <param name="state">The facts so far.</param>
    /// <param name="turnEvent">What happened.</param>
    /// <returns>The facts now.</returns>
    internal static TurnState Apply(TurnState state, TurnEvent turnEvent) => turnEvent switch
    {
        ReadyChanged { Ready: true } => state with { Ready = true, Begun = true },
        ReadyChanged => state with { Ready = false, AnswerAwaited = false },
        PersonStarted => state with { PersonSpeaking = true, PersonAway = false, AnswerAwaited = false },
        PersonStopped stopped => state with
        {
            PersonSpeaking = false,
            PersonAway = false,
            AnswerAwaited = stopped.AnswerExpected,
        },
        AnswerPromised => state with { AnswerAwaited = true },
        PersonActed => state with { PersonAway = false },
        AnswerBegan or AnswerMissed => state with { AnswerAwaited = false },
        WorkChanged changed => state with { Working = changed.Working },
        VoiceChanged changed => state with { Voice = changed.Voice },
        PauseChanged changed => state with { Paused = changed.Paused },
        PersonWentAway => state.BothSilent ? state with { PersonAway = true } : state,
        _ => state,
    };

    /// <summary>Finds what has to be done because the facts changed.</summary>
    /// <param name="before">The facts before a decision.</param>
    /// <param name="after">The facts after it.</param>
    /// <param name="options">Deadlines.</param>
    /// <returns>What is to be done.</returns>
    internal static ImmutableArray<ConversationEffect> Compare(
        TurnState before, TurnState after, ConversationOptions options)
    {
        var effects = ImmutableArray.CreateBuilder<ConversationEffect>();
        if (before.User != after.User)
        {
            effects.Add(new Announce(new UserStateEvent(after.User)));
        }

        if (before.Agent != after.Agent)
        {
            effects.Add(new Announce(new AgentStateEvent(after.Agent)));
        }

        if (after.AnswerAwaited && !before.AnswerAwaited)
        {
            effects.Add(new SetTimer(ConversationTimer.AnswerOverdue, options.AnswerTimeout));
        }
        else if (before.AnswerAwaited && !after.AnswerAwaited)
        {
            effects.Add(new ClearTimer(ConversationTimer.AnswerOverdue));
        }

        if (after.BothSilent && !before.BothSilent)
        {
            effects.Add(new SetTimer(ConversationTimer.PersonAway, options.AwayAfter));
        }
        else if (before.BothSilent && !after.BothSilent)
        {
            effects.Add(new ClearTimer(ConversationTimer.PersonAway));
        }

        return effects.ToImmutable();
    }
}
