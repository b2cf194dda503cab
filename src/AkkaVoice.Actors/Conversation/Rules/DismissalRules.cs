using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>The person's turns that were no interruption: their words may still come, and make them one, or show that they were noise.</summary>
internal static class DismissalRules
{
    // Words that are not there after so many more turns are not coming.
    private const int Kept = 8;

    /// <summary>A turn is none.</summary>
    internal static void Dismiss(Deciding deciding, Overlap overlap, DismissReason reason)
    {
        var paused = overlap.Paused ? Math.Round((deciding.At - overlap.Since).TotalMilliseconds, 1) : 0;

        // The time for the words of those before it is over too.
        foreach (var before in deciding.State.Dismissed.Where(turn => turn is { Told: false, Answered: false }))
        {
            Tell(deciding, before, before.Reason);
        }

        deciding.Announce(new FalseInterruptionEvent(reason, paused, overlap.TurnId));
        if (overlap.TurnId is { } turnId)
        {
            Add(deciding, new DismissedTurn(turnId, reason) { Committed = overlap.Committed, Owed = overlap.Owed, Told = true });
            ForgetNoise(deciding, turnId);
        }
    }

    /// <summary>Another turn has begun while one was being judged. Its words may still come, and decide.</summary>
    internal static void Supersede(Deciding deciding, string turnId, bool owed) =>
        Add(deciding, new DismissedTurn(turnId, DismissReason.NoWords) { Committed = true, Owed = owed });

    /// <summary>A turn that seemed to be over goes on.</summary>
    internal static void GoesOn(Deciding deciding, string? turnId) =>
        deciding.Change(state => state with { Dismissed = state.Dismissed.RemoveAll(turn => turn.TurnId == turnId) });

    /// <summary>The model has a turn.</summary>
    /// <returns>Whether it is one that was dismissed.</returns>
    internal static bool Committed(Deciding deciding, string turnId)
    {
        if (Find(deciding, turnId) is not { } dismissed)
        {
            return false;
        }

        Replace(deciding, dismissed, dismissed with { Committed = true, Owed = deciding.Options.EngineReplies });
        ForgetNoise(deciding, turnId);
        return true;
    }

    /// <summary>Words of a turn became known, or that there are none.</summary>
    /// <returns>Whether it is one that was dismissed.</returns>
    internal static bool Words(Deciding deciding, string turnId, string text, bool final)
    {
        if (Find(deciding, turnId) is not { } dismissed)
        {
            return false;
        }

        var policy = deciding.State.Overlap?.Policy ?? deciding.Options.Interruptions;
        if (Backchannel.SaysMore(text, policy.Backchannels) && dismissed is { Reason: DismissReason.NoWords, Answered: false })
        {
            Reconsider(deciding, dismissed);
        }
        else if (final)
        {
            if (dismissed is { Told: false, Answered: false })
            {
                Tell(deciding, dismissed, Backchannel.HasWords(text) ? DismissReason.Backchannel : DismissReason.NoWords);
            }

            ForgetNoise(deciding, turnId);
        }

        return true;
    }

    /// <summary>The words of a turn will never be known. If it was not found to be none by then, the person has the benefit of the doubt.</summary>
    internal static void WordsUnknown(Deciding deciding, string turnId)
    {
        if (Find(deciding, turnId) is { Told: false, Answered: false } dismissed)
        {
            Reconsider(deciding, dismissed);
        }
    }

    /// <summary>An answer is asked for, which speaks to all that the model has.</summary>
    internal static void Answered(Deciding deciding) => deciding.Change(state => state with
    {
        Dismissed = state.Dismissed.ConvertAll(turn => turn.Committed ? turn with { Answered = true } : turn),
    });

    /// <summary>The words came after the time for them was over.</summary>
    private static void Reconsider(Deciding deciding, DismissedTurn dismissed)
    {
        var owed = dismissed.Owed || deciding.State.Overlap is { Owed: true };
        GoesOn(deciding, dismissed.TurnId);
        Interruption.Stop(deciding, forgetQueue: false, answerTurn: false);
        OverlapRules.AnswerIf(deciding, owed);
    }

    private static void Tell(Deciding deciding, DismissedTurn turn, DismissReason reason)
    {
        deciding.Announce(new FalseInterruptionEvent(reason, 0, turn.TurnId));
        Replace(deciding, turn, turn with { Told = true });
    }

    /// <summary>A cough is nothing that the model should answer to later on.</summary>
    private static void ForgetNoise(Deciding deciding, string turnId)
    {
        if (Find(deciding, turnId) is not { Committed: true }
            || !deciding.State.Journal.TryFind<PersonItem>(turnId, out var item)
            || !item.TextFinal || item.Ignored || Backchannel.HasWords(item.Text))
        {
            return;
        }

        deciding.Write(journal => journal.Change<PersonItem>(turnId, noise => noise with { Ignored = true }));
        deciding.Send(new DeleteItem(turnId));
    }

    private static DismissedTurn? Find(Deciding deciding, string turnId) => deciding.State.Dismissed.Find(turn => turn.TurnId == turnId);

    private static void Add(Deciding deciding, DismissedTurn turn)
    {
        GoesOn(deciding, turn.TurnId);
        deciding.Change(state => state with
        {
            Dismissed = (state.Dismissed.Count < Kept ? state.Dismissed : state.Dismissed.RemoveAt(0)).Add(turn),
        });
    }

    private static void Replace(Deciding deciding, DismissedTurn old, DismissedTurn turn) =>
        deciding.Change(state => state with { Dismissed = state.Dismissed.Replace(old, turn) });
}
