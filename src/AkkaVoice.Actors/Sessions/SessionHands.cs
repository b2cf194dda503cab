using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Session;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Carries out what <see cref="ConversationMachine"/> decides, and keeps the state in the session's record. Used by the
/// session's actor, on its thread.
/// </summary>
internal sealed class SessionHands(SessionRecord record, ISessionAudio audio, IActorRef tools, ITimerScheduler timers, ILogger logger)
{
    private readonly ConversationOptions _options = record.Spec.FullConversation;

    /// <summary>The connection in use; null while there is none.</summary>
    public IRealtimeLink? Link { get; set; }

    public ISessionAudio Audio { get; } = audio;

    public ConversationState State => record.Conversation;

    /// <summary>Decides about an event and does what follows.</summary>
    /// <returns>The end of the session, when that follows.</returns>
    public EndSession? Decide(ConversationEvent conversationEvent)
    {
        (record.Conversation, var effects) = ConversationMachine.Decide(record.Conversation, conversationEvent, _options);
        EndSession? end = null;
        foreach (var effect in effects)
        {
            end = effect as EndSession ?? end;
            Carry(effect, conversationEvent.At);
        }

        return end;
    }

    private void Carry(ConversationEffect effect, TimeSpan at)
    {
        switch (effect)
        {
            case SendCommand send:
                Link?.Send(send.Command);
                break;

            case FlushPlayout flush:
                Audio.Flush(flush.FlushId, flush.ResponseIds);
                break;

            case PausePlayout:
                Audio.Pause();
                break;

            case ResumePlayout:
                Audio.Resume();
                break;

            case RunTool run:
                tools.Tell(new ToolProtocol.Run(run.CallId, run.Name, run.Arguments));
                break;

            case SetTimer set:
                timers.StartSingleTimer(set.Timer, new TimerElapsed(set.Timer), set.Delay);
                break;

            case ClearTimer clear:
                timers.Cancel(clear.Timer);
                break;

            case Announce announce:
                SessionLog.Publish(logger, record, announce.Event, at);
                break;

            case SettleRequest settle:
                record.Settle(settle.RequestId, settle.Outcome);
                break;
        }
    }
}
