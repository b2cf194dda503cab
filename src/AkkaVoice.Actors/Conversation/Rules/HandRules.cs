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
    }

    internal static void Clear(Deciding deciding)
    {
        if (deciding.State.Responses.Connected)
        {
            deciding.Send(new ClearInput());
        }

        deciding.Change(state => state with { OpenTurn = null });
        deciding.Turn(new PersonStopped(AnswerExpected: false));
    }

    internal static void Commit(Deciding deciding, string requestId)
    {
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

    internal static void Overdue(Deciding deciding) => FailAll(deciding, "The service did not take the turn in time.");

    internal static void FailAll(Deciding deciding, string message)
    {
        foreach (var requestId in deciding.State.Commits)
        {
            Fail(deciding, requestId, message);
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
