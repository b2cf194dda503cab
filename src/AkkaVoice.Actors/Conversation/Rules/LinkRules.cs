using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Connections that come and go, and the session's end.</summary>
internal static class LinkRules
{
    internal static void Ready(Deciding deciding)
    {
        // A successor that takes over early, because the one before it was lost, has been told the settled part already.
        var told = deciding.State.Line.Standby?.Told ?? 0;
        if (deciding.State.Responses.Connected)
        {
            Lost(deciding);
        }

        LineSeed.All(deciding, told, deciding.Send);
        deciding.Do(new PlugLink(Replay(deciding.State)));
        Begin(deciding);
    }

    internal static void Lost(Deciding deciding)
    {
        var state = deciding.State;
        deciding.Line(line => line with { Standby = null });
        if (state.Turn.AnswerAwaited && state.Line.SpeakingFromMs is null)
        {
            // The turn was complete, so it is not heard again and would not be answered by itself.
            deciding.Responses(new Wished(deciding.TurnRequest()));
        }

        // A turn that was being judged is judged anew when it is heard again, unless the model has it.
        OverlapRules.AnswerIf(deciding, OverlapRules.Forget(deciding));
        HandRules.Lost(deciding);
        deciding.Change(current => current with { OpenTurn = null });
        deciding.Turn(new ReadyChanged(false));
        deciding.Responses(new ConnectedChanged(false));
        if (state.Responses.Active is { } active)
        {
            CutAnswers.Note(deciding, active, atTools: state.Calls.Batches.ContainsKey(active.Id));
        }
    }

    /// <summary>A connection is in use from here on, and everything that was counted on the one before begins anew.</summary>
    internal static void Begin(Deciding deciding)
    {
        var carried = deciding.State.Line.SpeakingFromMs is null
            ? deciding.State.Line.CarriedTurn
            : deciding.State.Journal.Items.OfType<PersonItem>().LastOrDefault(item => !item.Committed)?.Id;
        deciding.Line(line => LineState.Fresh with { Missing = line.Missing, Cut = line.Cut, CarriedTurn = carried });
        HandRules.Ready(deciding);

        // Only this connection can name the person's turn now, and end it.
        deciding.Change(state => state with { OpenTurn = null });
        if (deciding.State is { Turn.PersonSpeaking: true, FloorHeld: false, Commits.IsEmpty: true })
        {
            deciding.Do(new SetTimer(ConversationTimer.SpeechUnconfirmed, deciding.Options.SpeechTimeout));
        }

        deciding.Turn(new ReadyChanged(true));
        deciding.Responses(new ConnectedChanged(true));
    }

    /// <summary>The audio that was sent again held no speech after all.</summary>
    internal static void SpeechUnconfirmed(Deciding deciding)
    {
        if (deciding.State.Turn.PersonSpeaking && deciding.State.Line.SpeakingFromMs is null)
        {
            deciding.Turn(new PersonStopped(AnswerExpected: false));
            deciding.Line(line => line with { Unconfirmed = true });
        }
    }

    /// <summary>What the next connection has to hear again: all that has not become a turn yet.</summary>
    internal static MicrophoneReplay Replay(ConversationState state, int? atMostMs = null)
    {
        var (line, open) = (state.Line, state.FloorHeld || !state.Commits.IsEmpty);
        var replay = line.SpeakingFromMs is { } speaking
            ? new MicrophoneReplay(speaking)
            : new MicrophoneReplay(line.CommittedToMs, open ? null : atMostMs);
        return replay with { Behind = line.Behind, Commits = state.Commits };
    }

    internal static void Close(Deciding deciding)
    {
        CutAnswers.Forget(deciding);
        deciding.Calls(new CallsAbandoned(deciding.At));
        foreach (var requestId in deciding.State.Commits)
        {
            deciding.Do(new SettleRequest(requestId, new RequestOutcome(RequestStatus.SessionEnded)));
        }

        deciding.Change(state => state with { Commits = [] });
        deciding.Responses(new Closed());
        deciding.Write(JournalRepair.CloseOpenItems);
        foreach (var item in deciding.State.Journal.Items.OfType<AssistantItem>())
        {
            Transcripts.Final(deciding, item.Id);
        }

        foreach (var timer in Enum.GetValues<ConversationTimer>())
        {
            deciding.Do(new ClearTimer(timer));
        }

        deciding.Change(state => state with { Closed = true });
    }
}
