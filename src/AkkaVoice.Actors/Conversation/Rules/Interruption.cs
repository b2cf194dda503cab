using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Voice;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>
/// Stopping the agent's voice. First the playout is flushed, because that is what the person hears; the books are put in
/// order when the playout says what had been heard: the model's memory is cut to that, or loses what nobody heard.
/// </summary>
internal static class Interruption
{
    /// <summary>
    /// Stops the voice and what would be heard next, in the order in which it would be heard, up to the first speech that must not be
    /// interrupted. Does nothing when there is nothing to stop. The service is asked to cancel only what it is still making.
    /// </summary>
    /// <param name="deciding">The decision.</param>
    /// <param name="forgetQueue">Whether wishes that wait are given up too.</param>
    /// <param name="force">Whether nothing is protected.</param>
    /// <param name="answerTurn">Whether a turn of the person's that was being judged is answered now.</param>
    internal static void Stop(Deciding deciding, bool forgetQueue, bool force = false, bool answerTurn = true)
    {
        var (reached, blocked) = Reach(deciding, force);
        var state = deciding.State;
        var targets = reached
            .Where(id => !state.Voice.Flushes.Exists(flush => flush.ResponseIds.Contains(id)))
            .ToImmutableArray();
        if (!targets.IsEmpty)
        {
            Flush(deciding, targets);
        }

        var owed = OverlapRules.Forget(deciding);
        var active = state.Responses.Active is { } running && reached.Contains(running.Id);
        if (!blocked)
        {
            CutAnswers.Forget(deciding);
        }

        deciding.Responses(new Dropped(active, Waiting: !blocked, forgetQueue, force));
        deciding.Calls(new CallsInterrupted(deciding.At));
        OverlapRules.AnswerIf(deciding, owed && answerTurn);
    }

    /// <summary>Whether there is anything that the person could interrupt.</summary>
    internal static bool HasTarget(Deciding deciding)
    {
        var (reached, blocked) = Reach(deciding, force: false);
        var waiting = deciding.State.Responses.Sent is { Withdrawn: false } sent && (sent.Request.Interruptible ?? deciding.Options.Interruptions.Allowed);
        return reached.Exists(id => !deciding.State.Responses.Dropped.Contains(id)) || (!blocked && waiting);
    }

    /// <summary>
    /// Keeps a response that nobody wants any more from being heard. Its first audio may have been quicker than this decision; the
    /// flush's answer tells.
    /// </summary>
    internal static void Silence(Deciding deciding, string responseId) => Flush(deciding, [responseId]);

    /// <summary>The playout has stopped and says what had been heard.</summary>
    internal static void Flushed(Deciding deciding, PlayoutFlushed flushed)
    {
        if (deciding.State.Voice.Flushes.Find(flush => flush.FlushId == flushed.FlushId) is not { } pending)
        {
            return;
        }

        Finish(deciding, pending);
        if (flushed.Positions.FirstOrDefault(position => position.HeardMs > 0) is { } audible)
        {
            deciding.Announce(new InterruptionEvent(
                audible.ItemId,
                audible.HeardMs,
                Math.Round(Math.Max(0, (deciding.At - pending.DecidedAt).TotalMilliseconds), 1)));
        }

        foreach (var position in flushed.Positions)
        {
            Cut(deciding, position);
        }

        foreach (var responseId in pending.ResponseIds)
        {
            ForgetUnheard(deciding, responseId);
        }
    }

    /// <summary>The playout does not answer. What was heard is not known, so the model's memory is left as it is.</summary>
    internal static void Overdue(Deciding deciding)
    {
        foreach (var pending in deciding.State.Voice.Flushes)
        {
            Finish(deciding, pending);
            deciding.Announce(new ErrorEvent("flush_overdue", ErrorClass.Benign, "The playout did not answer a flush in time."));
        }
    }

    /// <summary>Takes items of a stopped response that nobody heard anything of out of the model's memory.</summary>
    internal static void ForgetUnheard(Deciding deciding, string responseId)
    {
        foreach (var item in deciding.State.Journal.Items.OfType<AssistantItem>())
        {
            if (item is { Progress: AssistantProgress.Open, Spoken: true, HeardMs: 0 } && item.ResponseId == responseId)
            {
                Forget(deciding, item.Id);
            }
        }
    }

    /// <summary>Responses that an interruption reaches, in the order in which they are heard.</summary>
    private static (List<string> Reached, bool Blocked) Reach(Deciding deciding, bool force)
    {
        var state = deciding.State;
        var all = state.Voice.Items.Select(item => item.ResponseId)
            .Concat(state.Responses.Active is { Dropped: false } active ? [active.Id] : [])
            .Distinct()
            .ToList();
        var reached = force ? all : [.. all.TakeWhile(id => !state.Responses.Protected.Contains(id))];
        return (reached, reached.Count < all.Count);
    }

    private static void Flush(Deciding deciding, ImmutableArray<string> responseIds)
    {
        var flush = new PendingFlush(deciding.State.Voice.NextFlush, deciding.At, responseIds);
        deciding.Do(new FlushPlayout(flush.FlushId, responseIds));
        deciding.Do(new SetTimer(ConversationTimer.FlushOverdue, deciding.Options.FlushTimeout));
        deciding.Change(state => state with { Voice = VoiceLedger.Flushing(state.Voice, flush) });
    }

    private static void Finish(Deciding deciding, PendingFlush pending)
    {
        deciding.Change(current => current with { Voice = VoiceLedger.Flushed(current.Voice, pending) });
        if (deciding.State.Voice.Flushes.IsEmpty)
        {
            deciding.Do(new ClearTimer(ConversationTimer.FlushOverdue));
        }

        foreach (var responseId in pending.ResponseIds)
        {
            deciding.Responses(new Silenced(responseId, Cut: true));
        }
    }

    private static void Cut(Deciding deciding, PlayoutPosition position)
    {
        if (!deciding.State.Journal.TryFind<AssistantItem>(position.ItemId, out var item)
            || item.Progress != AssistantProgress.Open)
        {
            return;
        }

        if (position.HeardMs <= 0)
        {
            Forget(deciding, position.ItemId);
            return;
        }

        var received = Math.Max(1, position.ReceivedMs);
        var heard = Math.Clamp(position.HeardMs, 1, received);
        deciding.Write(journal => journal.Change<AssistantItem>(position.ItemId, cut => cut with
        {
            HeardMs = heard,
            ReceivedMs = received,
            Progress = AssistantProgress.Cut,
        }));
        Transcripts.Final(deciding, position.ItemId);
        if (deciding.State.Line.Missing.Contains(position.ItemId))
        {
            // The model in use has never heard of it, and is told what was heard of it now.
            return;
        }

        deciding.Send(new TruncateItem(position.ItemId, position.ContentIndex, heard));
        deciding.Announce(new TruncateEvent(position.ItemId, heard));
    }

    internal static void Forget(Deciding deciding, string itemId)
    {
        deciding.Write(journal => journal.Change<AssistantItem>(
            itemId, unheard => unheard with { Progress = AssistantProgress.Unheard }));
        Transcripts.Final(deciding, itemId);
        if (deciding.State.Line.Missing.Contains(itemId))
        {
            return;
        }

        deciding.Send(new DeleteItem(itemId));
        deciding.Announce(new DeleteEvent(itemId));
    }
}
