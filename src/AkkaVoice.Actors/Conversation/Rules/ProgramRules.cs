using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Conversation.Voice;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>What programs ask of a conversation.</summary>
internal static class ProgramRules
{
    internal static void Reply(Deciding deciding, ReplyRequested reply) => deciding.Responses(new Wished(
        new ResponseRequest(reply.RequestId, RequestKind.Program) { Instructions = reply.Instructions, Tools = reply.Tools, Interruptible = reply.Interruptible }));

    /// <summary>Typed words are a turn like spoken ones: they stop the agent, and they are answered.</summary>
    internal static void Text(Deciding deciding, TextSubmitted text)
    {
        Interruption.Stop(deciding, forgetQueue: false, answerTurn: false);
        var item = new PersonItem(text.ItemId, deciding.At) { Text = text.Text, TextFinal = true, Committed = true, Typed = true };
        deciding.Write(journal => journal.Add(item));
        Transcripts.Person(deciding, item);
        deciding.Turn(new PersonActed());
        deciding.Calls(new PersonHadTurn());
        deciding.Change(state => state with { Clock = AnswerClock.TurnEnded(deciding.At, TimeSpan.Zero) });
        if (deciding.State.Responses.Connected)
        {
            deciding.Send(new CreateItem(new TextMessage(ItemKind.User, text.Text) { Id = text.ItemId }));
        }

        deciding.Responses(new Wished(new ResponseRequest(text.RequestId, RequestKind.Program)));
    }
}
