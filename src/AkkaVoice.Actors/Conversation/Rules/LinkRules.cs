using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Connections that come and go, and the session's end.</summary>
internal static class LinkRules
{
    internal static void Ready(Deciding deciding)
    {
        foreach (var item in JournalSeed.Items(deciding.State.Journal))
        {
            deciding.Send(new CreateItem(item));
        }

        deciding.Turn(new ReadyChanged(true));
        deciding.Responses(new ConnectedChanged(true));
    }

    internal static void Lost(Deciding deciding)
    {
        OverlapRules.Forget(deciding);
        deciding.Change(state => state with { OpenTurn = null });
        deciding.Turn(new ReadyChanged(false));
        deciding.Responses(new ConnectedChanged(false));
    }

    internal static void Close(Deciding deciding)
    {
        deciding.Calls(new CallsAbandoned(deciding.At));
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
