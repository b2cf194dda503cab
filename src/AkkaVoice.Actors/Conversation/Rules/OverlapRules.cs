using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>
/// The person speaks while the agent does: whether that is an interruption.
/// <code>
/// speech ──long enough──► counts ──words, or very long──► an interruption: stop
///   │                       │  (the voice pauses, where the policy says so)
///   └──over before──► none ◄┴──over, and no words but backchannels, or none in time: resume
/// </code>
/// Both the service's turn detection and a local detector may tell of the same speech; whoever is first begins.
/// </summary>
internal static class OverlapRules
{
    /// <summary>How long a turn that the service has not ended keeps the voice paused: the longest that semantic turn detection waits.</summary>
    private static readonly TimeSpan OpenTurnTimeout = TimeSpan.FromSeconds(8);

    internal static void Began(Deciding deciding, string? turnId)
    {
        var policy = deciding.Options.Interruptions;
        if (!deciding.Options.SpeechInterrupts)
        {
            return;
        }

        DismissalRules.GoesOn(deciding, turnId ?? deciding.State.OpenTurn);
        if (deciding.State.Overlap is { } overlap)
        {
            Again(deciding, overlap, turnId);
        }
        else if (!policy.Judges)
        {
            Interruption.Stop(deciding, forgetQueue: false);
        }
        else if (Interruption.HasTarget(deciding))
        {
            deciding.Change(state => state with
            {
                Overlap = new Overlap(deciding.At) { Policy = policy, TurnId = turnId ?? state.OpenTurn, Local = turnId is null },
            });
            Weigh(deciding);
        }
    }

    /// <summary>The local detector has counted so much voice in the speech so far.</summary>
    internal static void Lasted(Deciding deciding, TimeSpan voiced)
    {
        if (deciding.State.Overlap is { Counts: false } overlap && voiced >= overlap.Policy.MinSpeech)
        {
            Count(deciding);
        }
    }

    internal static void Ended(Deciding deciding)
    {
        if (deciding.State.Overlap is not { Speaking: true } overlap)
        {
            return;
        }

        deciding.Change(state => state with { Overlap = overlap with { Speaking = false } });
        deciding.Do(new ClearTimer(ConversationTimer.SpeechSure));
        deciding.Do(new ClearTimer(ConversationTimer.SpeechCounts));
        if (!overlap.Counts)
        {
            Dismiss(deciding, DismissReason.Short);
            return;
        }

        deciding.Do(new SetTimer(ConversationTimer.WordsOverdue, overlap.Policy.WordsTimeout));
    }

    /// <summary>The model has a turn. Answers it, unless it is not known yet, or known not, to be one.</summary>
    internal static void Committed(Deciding deciding, string turnId)
    {
        if (deciding.State.Overlap is { } overlap && overlap.TurnId == turnId)
        {
            deciding.Change(state => state with { Overlap = overlap with { Committed = true, Owed = deciding.Options.EngineReplies } });
        }
        else if (!DismissalRules.Committed(deciding, turnId) && deciding.Options.EngineReplies)
        {
            Answer(deciding);
        }
    }

    /// <summary>Words of a turn became known, or that there are none.</summary>
    internal static void Words(Deciding deciding, string turnId, string text, bool final)
    {
        var policy = deciding.State.Overlap?.Policy ?? deciding.Options.Interruptions;
        if (!DismissalRules.Words(deciding, turnId, text, final)
            && policy.ByWords && deciding.State.Overlap is { Counts: true } overlap && overlap.TurnId == turnId)
        {
            if (Backchannel.SaysMore(text, policy.Backchannels))
            {
                Confirm(deciding);
            }
            else if (final)
            {
                Dismiss(deciding, Backchannel.HasWords(text) ? DismissReason.Backchannel : DismissReason.NoWords);
            }
        }
    }

    /// <summary>The words of a turn will never be known. The person has the benefit of the doubt.</summary>
    internal static void WordsUnknown(Deciding deciding, string turnId)
    {
        if (deciding.State.Overlap is { Counts: true } overlap && overlap.TurnId == turnId)
        {
            Confirm(deciding);
        }
        else
        {
            DismissalRules.WordsUnknown(deciding, turnId);
        }
    }

    internal static void Elapsed(Deciding deciding, ConversationTimer timer)
    {
        switch (deciding.State.Overlap)
        {
            case { Counts: false, Speaking: true } when timer == ConversationTimer.SpeechCounts:
                Count(deciding);
                break;

            case { Speaking: true } when timer == ConversationTimer.SpeechSure:
                Confirm(deciding);
                break;

            // The service may still find that the turn goes on, or what its words are.
            case { Prolonged: false, Committed: false } waiting when timer == ConversationTimer.WordsOverdue && deciding.State.Turn.PersonSpeaking:
                deciding.Change(state => state with { Overlap = waiting with { Prolonged = true } });
                deciding.Do(new SetTimer(ConversationTimer.WordsOverdue, OpenTurnTimeout));
                break;

            case { Speaking: false } when timer == ConversationTimer.WordsOverdue:
                Dismiss(deciding, DismissReason.NoWords);
                break;
        }
    }

    /// <summary>Ends the judgement because there is nothing left to judge. A paused voice is to be heard again, or was flushed.</summary>
    /// <returns>Whether the turn is owed an answer of the engine's.</returns>
    internal static bool Forget(Deciding deciding)
    {
        if (deciding.State.Overlap is not { } overlap)
        {
            return false;
        }

        deciding.Change(state => state with { Overlap = null });
        deciding.Do(new ClearTimer(ConversationTimer.SpeechCounts));
        deciding.Do(new ClearTimer(ConversationTimer.SpeechSure));
        deciding.Do(new ClearTimer(ConversationTimer.WordsOverdue));
        if (overlap.Paused)
        {
            deciding.Do(new ResumePlayout());
        }

        return overlap.Owed;
    }

    /// <summary>The voice has ended by itself under the person's words: they are a turn like any other.</summary>
    internal static void ForgetIfMoot(Deciding deciding)
    {
        if (deciding.State.Overlap is not null && !Interruption.HasTarget(deciding))
        {
            AnswerIf(deciding, Forget(deciding));
        }
    }

    private static void Again(Deciding deciding, Overlap overlap, string? turnId)
    {
        var resumed = !overlap.Speaking;
        var another = turnId is not null && turnId != overlap.TurnId;
        if (another && overlap is { TurnId: { } before, Committed: true })
        {
            DismissalRules.Supersede(deciding, before, overlap.Owed);
        }

        deciding.Change(state => state with
        {
            Overlap = overlap with
            {
                TurnId = turnId ?? overlap.TurnId,
                Committed = overlap.Committed && !another,
                Owed = overlap.Owed && !another,
                Local = overlap.Local || turnId is null,
                Speaking = true,
            },
        });
        if (resumed)
        {
            deciding.Do(new ClearTimer(ConversationTimer.WordsOverdue));
            Weigh(deciding);
        }
    }

    /// <summary>Waits until the speech is long enough. Speech that counted already is only waited for to be surely meant.</summary>
    private static void Weigh(Deciding deciding)
    {
        var overlap = deciding.State.Overlap!;
        var policy = overlap.Policy;
        if (overlap.Counts)
        {
            deciding.Do(new SetTimer(ConversationTimer.SpeechSure, policy.SureAfter));
        }
        else if (policy.MinSpeech == TimeSpan.Zero)
        {
            Count(deciding);
        }
        else
        {
            // Until the silence is over that a detector waits for, speech that has ended looks like speech that goes on. A local one that
            // counts the voice is sooner.
            deciding.Do(new SetTimer(ConversationTimer.SpeechCounts, policy.MinSpeech + deciding.Options.TurnEndSilence));
        }
    }

    private static void Count(Deciding deciding)
    {
        var policy = deciding.State.Overlap!.Policy;
        deciding.Do(new ClearTimer(ConversationTimer.SpeechCounts));
        if (!policy.ByWords)
        {
            Confirm(deciding);
            return;
        }

        var pauses = policy.Reaction == SpeechReaction.Pause;
        var overlap = deciding.State.Overlap! with { Counts = true, Paused = pauses };
        deciding.Change(state => state with { Overlap = overlap });
        if (pauses)
        {
            deciding.Do(new PausePlayout());
        }

        var sure = overlap.Since + policy.SureAfter + (overlap.Local ? TimeSpan.Zero : deciding.Options.TurnEndSilence) - deciding.At;
        deciding.Do(new SetTimer(ConversationTimer.SpeechSure, sure > TimeSpan.Zero ? sure : TimeSpan.Zero));
        if (overlap.TurnId is { } turnId && deciding.State.Journal.TryFind<Journals.PersonItem>(turnId, out var item) && item.Text.Length > 0)
        {
            Words(deciding, turnId, item.Text, item.TextFinal);
        }
    }

    private static void Confirm(Deciding deciding) => Interruption.Stop(deciding, forgetQueue: false);

    private static void Dismiss(Deciding deciding, DismissReason reason)
    {
        var overlap = deciding.State.Overlap!;
        Forget(deciding);
        DismissalRules.Dismiss(deciding, overlap, reason);
    }

    internal static void AnswerIf(Deciding deciding, bool owed)
    {
        if (owed)
        {
            Answer(deciding);
        }
    }

    private static void Answer(Deciding deciding)
    {
        deciding.Calls(new Calls.CallsInterrupted(deciding.At));
        DismissalRules.Answered(deciding);
        deciding.Responses(new Responses.Wished(deciding.TurnRequest()));
    }
}
