using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Lines;

/// <summary>
/// Answers that a lost connection cut off. What had arrived of one is heard to its end; then the rest is asked for, with a word to
/// the model about where it was cut. A person who speaks in between has taken the floor, and is owed nothing of it.
/// </summary>
internal static class CutAnswers
{
    /// <summary>Notes that a response was under way when the connection went.</summary>
    /// <param name="deciding">The decision.</param>
    /// <param name="active">The response.</param>
    /// <param name="atTools">Whether it had called tools.</param>
    internal static void Note(Deciding deciding, ActiveResponse active, bool atTools)
    {
        if (active.Dropped)
        {
            Settle(deciding, active.Request, RequestStatus.Interrupted, active.Id);
            return;
        }

        if (atTools)
        {
            // It was at its tools; the reply about their answers is the answer.
            Settle(deciding, active.Request, RequestStatus.Completed, active.Id);
            return;
        }

        if (deciding.State.Line.Cut is { } earlier)
        {
            Settle(deciding, earlier.Request, RequestStatus.Interrupted, earlier.ResponseId);
        }

        deciding.Line(line => line with { Cut = new CutAnswer(active.Id, active.Request) });
    }

    /// <summary>The person wants something else.</summary>
    internal static void Forget(Deciding deciding)
    {
        if (deciding.State.Line.Cut is { } cut)
        {
            deciding.Line(line => line with { Cut = null });
            Settle(deciding, cut.Request, RequestStatus.Interrupted, cut.ResponseId);
        }
    }

    /// <summary>Asks for the rest as soon as there is somebody to ask and nothing more of it to be heard.</summary>
    internal static void Resume(Deciding deciding)
    {
        var state = deciding.State;
        if (state.Line.Cut is not { } cut)
        {
            return;
        }

        if (state.Responses.Active is { Request: null or { Kind: RequestKind.Turn } })
        {
            // The person said something meanwhile, and is being answered.
            Forget(deciding);
            return;
        }

        if (state.Turn is { PersonSpeaking: true } or { AnswerAwaited: true } || state.Overlap is not null
            || state.Responses is { Connected: false } or { Pausing: true } or { Active: not null } or { Sent: not null }
            || state.Voice.Has(cut.ResponseId))
        {
            return;
        }

        var heard = string.Join(' ', state.Journal.Items.OfType<AssistantItem>()
            .Where(item => item.ResponseId == cut.ResponseId && item.HeardText.Length > 0)
            .Select(item => item.HeardText));
        deciding.Line(line => line with { Cut = null });
        if (heard.Length > 0)
        {
            deciding.Send(new CreateItem(new TextMessage(ItemKind.System, Note(heard))));
        }

        deciding.Responses(new Wished(cut.Request ?? deciding.TurnRequest(), Ahead: true));
    }

    private static string Note(string heard) =>
        $"A technical fault cut off your last answer. The person heard: \"{heard}\" Go on from there, without repeating it and without mentioning the fault.";

    private static void Settle(Deciding deciding, ResponseRequest? request, RequestStatus status, string responseId)
    {
        if (request is not null)
        {
            deciding.Do(new SettleRequest(request.Id, new RequestOutcome(status, responseId)));
        }
    }
}
