using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Tool calls as part of the conversation.</summary>
internal static class CallRules
{
    internal static void Requested(Deciding deciding, ToolRequested requested)
    {
        if (deciding.State.Calls.Known.Contains(requested.CallId))
        {
            return;
        }

        deciding.Write(journal => journal.Add(
            new ToolItem(requested.ItemId, deciding.At, requested.CallId, requested.Name, requested.Arguments)));
        deciding.Change(state => state with { Clock = state.Clock.ToolsBegan(deciding.At) });
        var dropped = deciding.State.Responses.Dropped.Contains(requested.ResponseId);
        deciding.Calls(new CallRequested(requested, dropped, deciding.At));
        if (deciding.State.Responses.Active?.Id != requested.ResponseId)
        {
            // Announced behind its response's ending, which therefore will not come any more.
            deciding.Calls(new CallingResponseOver(requested.ResponseId, WantsReply: !dropped));
        }
    }

    internal static void Answered(Deciding deciding, ToolAnswered answered)
    {
        answered = HandoffRules.Answered(deciding, answered);
        deciding.Calls(new CallAnswered(answered, deciding.State.Responses.Connected));
    }
}
