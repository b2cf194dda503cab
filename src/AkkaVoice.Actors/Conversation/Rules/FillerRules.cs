using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>What the person hears while a tool is at work: after a while of silence that it is, or how far it has come.</summary>
internal static class FillerRules
{
    internal static void CallsChanged(Deciding deciding, bool wasRunning)
    {
        if (deciding.Options.Filler is not { } filler || deciding.State.Calls.Running == wasRunning)
        {
            return;
        }

        if (wasRunning)
        {
            deciding.Do(new ClearTimer(ConversationTimer.ToolSlow));
            deciding.Responses(new Obsolete(RequestKind.Filler));
        }
        else
        {
            deciding.Do(new SetTimer(ConversationTimer.ToolSlow, filler.After));
        }
    }

    internal static void ToolSlow(Deciding deciding)
    {
        if (deciding.Options.Filler is not { } filler || !deciding.State.Calls.Running || deciding.State.Calls.Fillers >= filler.Limit)
        {
            return;
        }

        Say(deciding, deciding.State.Calls.Untold is { } text ? Progress(text) : filler.Instructions);
        deciding.Do(new SetTimer(ConversationTimer.ToolSlow, filler.After));
    }

    internal static void Progressed(Deciding deciding, ToolProgressed progressed)
    {
        if (!deciding.State.Calls.Open.TryGetValue(progressed.CallId, out var call))
        {
            return;
        }

        deciding.Announce(new ToolProgressEvent(call.CallId, call.Name, progressed.Text));
        if (deciding.Options.Filler is not { } filler || deciding.State.Calls.Fillers >= filler.Limit)
        {
            return;
        }

        if (Say(deciding, Progress(progressed.Text)))
        {
            deciding.Do(new SetTimer(ConversationTimer.ToolSlow, filler.After));
        }
        else
        {
            deciding.Calls(new ProgressKept(progressed.Text));
        }
    }

    private static string Progress(string text) => $"Tell the person in a few words how far you have come, and nothing else: {text}";

    /// <summary>Says something, unless somebody speaks or is about to.</summary>
    private static bool Say(Deciding deciding, string instructions)
    {
        var state = deciding.State;
        var turn = state.Turn;
        if (turn.PersonSpeaking || turn.AnswerAwaited || state.Responses.Busy || state.Responses.Active is not null || !state.Voice.Items.IsEmpty)
        {
            return false;
        }

        deciding.Calls(new FillerSaid());
        deciding.Responses(new Wished(new ResponseRequest($"filler_{state.Calls.Counter}_{deciding.State.Calls.Fillers}_{(long)deciding.At.TotalMilliseconds}", RequestKind.Filler)
        {
            Instructions = instructions,
            Tools = ToolChoice.None,
        }));
        return true;
    }
}
