using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Turns that begin and end by hand, as with a talk button.</summary>
internal static class HandRules
{
    internal static void Begin(Deciding deciding)
    {
        Interruption.Stop(deciding, forgetQueue: false, answerTurn: false);
        Clear(deciding);
        deciding.Turn(new PersonStarted());
        deciding.Change(state => state with { FloorHeld = true });
    }

    internal static void Clear(Deciding deciding)
    {
        if (deciding.State.Responses.Connected)
        {
            var id = $"clear_{deciding.State.Clears + 1}";
            deciding.Send(new ClearInput { Id = id });

            // A commit that is not confirmed may have to be made again, and needs the audio ahead of it.
            deciding.Line(line => deciding.State.Commits.IsEmpty ? line with { Behind = id } : line);
            deciding.Change(state => state with { Clears = state.Clears + 1 });
        }

        deciding.Change(state => state with { OpenTurn = null, FloorHeld = false });
        deciding.Turn(new PersonStopped(AnswerExpected: false));
    }

    internal static void Commit(Deciding deciding, string requestId)
    {
        deciding.Change(state => state with { FloorHeld = false });
        if (!deciding.State.Responses.Connected)
        {
            deciding.Turn(new PersonStopped(AnswerExpected: false));
            deciding.Do(new SettleRequest(requestId, new RequestOutcome(RequestStatus.Failed, Message: "There is no connection.")));
            return;
        }

        deciding.Send(new CommitInput { Id = requestId });
        deciding.Do(new SetTimer(ConversationTimer.CommitOverdue, deciding.Options.CreateTimeout));
        deciding.Change(state => state with { Commits = state.Commits.Add(requestId) });
    }

    /// <summary>The service has a turn; if it was ended by hand, its answer is asked for.</summary>
    /// <returns>Whether it was.</returns>
    internal static bool Committed(Deciding deciding)
    {
        if (deciding.State.Commits.IsEmpty)
        {
            return false;
        }

        var requestId = deciding.State.Commits[0];
        Forget(deciding, requestId);
        deciding.Line(line => line with { Behind = requestId });
        deciding.Responses(new Wished(new ResponseRequest(requestId, RequestKind.Program)));
        return true;
    }

    internal static bool Refused(Deciding deciding, RealtimeFault fault)
    {
        if (fault.CommandId is not { } requestId || !deciding.State.Commits.Contains(requestId))
        {
            return false;
        }

        Fail(deciding, requestId, fault.Message);
        return true;
    }

    internal static void Overdue(Deciding deciding)
    {
        foreach (var requestId in deciding.State.Commits)
        {
            Fail(deciding, requestId, "The service did not take the turn in time.");
        }
    }

    /// <summary>Commits that the connection did not live to confirm are made again on the next, with their audio.</summary>
    internal static void Lost(Deciding deciding)
    {
        if (!deciding.State.Commits.IsEmpty)
        {
            deciding.Do(new ClearTimer(ConversationTimer.CommitOverdue));
        }
    }

    /// <summary>A connection is in use that was sent again what was not confirmed.</summary>
    internal static void Ready(Deciding deciding)
    {
        if (!deciding.State.Commits.IsEmpty)
        {
            deciding.Do(new SetTimer(ConversationTimer.CommitOverdue, deciding.Options.CreateTimeout));
        }
    }

    private static void Fail(Deciding deciding, string requestId, string message)
    {
        Forget(deciding, requestId);
        deciding.Turn(new PersonStopped(AnswerExpected: false));
        deciding.Do(new SettleRequest(requestId, new RequestOutcome(RequestStatus.Failed, Message: message)));
    }

    private static void Forget(Deciding deciding, string requestId)
    {
        deciding.Change(state => state with { Commits = state.Commits.Remove(requestId) });
        if (deciding.State.Commits.IsEmpty)
        {
            deciding.Do(new ClearTimer(ConversationTimer.CommitOverdue));
        }
    }
}
