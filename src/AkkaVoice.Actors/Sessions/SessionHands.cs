using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Carries out what <see cref="ConversationMachine"/> decides, and keeps the state in the session's record. Used by the
/// session's actor, on its thread.
/// </summary>
internal sealed class SessionHands(
    SessionRecord record, SessionAgents agents, ISessionAudio audio, IActorRef tools, ITimerScheduler timers, ILogger logger)
{
    private ConversationOptions _options = agents.ConversationOptions;
    private TurnDetection? _detection = agents.DialSettings.TurnDetection;
    private bool _switched;
    private bool _newVoice;

    /// <summary>The connection in use; null while there is none.</summary>
    public IRealtimeLink? Link { get; set; }

    /// <summary>The connection that stands by; null while there is none.</summary>
    public IRealtimeLink? Standby { get; set; }

    /// <summary>Lets the connections go: there is none in use any more. Microphone audio is kept for the next.</summary>
    public void Drop()
    {
        Audio.Unplug();
        (Link, Standby) = (null, null);
    }

    /// <summary>Whether the connection that stood by was taken into use since this was last asked.</summary>
    public bool TakeSwitched()
    {
        var switched = _switched;
        _switched = false;
        return switched;
    }

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

    /// <summary>Whether the agent in force needs a new connection for its voice; asked once.</summary>
    public bool TakeNewVoice()
    {
        var newVoice = _newVoice;
        _newVoice = false;
        return newVoice;
    }

    /// <summary>A connection has come into use that may have been configured before the last change of agent or tools.</summary>
    public void BringUpToDate()
    {
        agents.Connected();
        (_options, _detection) = (agents.ConversationOptions, agents.DialSettings.TurnDetection);
        if (agents.HasChanged)
        {
            UseAgent(null);
        }
    }

    /// <summary>The agent in force has other tools, or is another one.</summary>
    /// <param name="commandId">Names the update of the service's settings; null for no name.</param>
    public void UseAgent(string? commandId)
    {
        var before = _options;
        UseTools();
        if (Link is { } link)
        {
            link.Send(new ConfigureSession(agents.LiveSettings) { Id = commandId });
            _options = _options with
            {
                ServerReplies = before.ServerReplies,
                EngineReplies = before.EngineReplies,
                TurnEndSilence = before.TurnEndSilence,
            };
        }
    }

    /// <summary>
    /// The service has taken new settings. Only from here on does it end turns, and answer them, as they say: what it said before it said by those before.
    /// </summary>
    /// <returns>What there is to decide about it; null for nothing.</returns>
    public TurnDetectionReplaced? Confirm(SessionConfigured told)
    {
        var wanted = agents.ConversationOptions;
        if (told.CreatesResponses is { } creates && creates != wanted.ServerReplies)
        {
            // Not the last update that was sent.
            return null;
        }

        var (before, now) = (_detection, agents.DialSettings.TurnDetection);
        (_options, _detection) = (wanted, now);
        return before?.GetType() == now?.GetType() ? null : new TurnDetectionReplaced(now is not null);
    }

    private void UseTools()
    {
        _options = agents.ConversationOptions;
        tools.Tell(new ToolProtocol.Use(agents.Tools, agents.ToolOptions));
    }

    private void Switch(SwitchAgent change, TimeSpan at)
    {
        agents.Switch(change.Agent);
        if (change.CommandId is null)
        {
            UseTools();
            return;
        }

        UseAgent(change.CommandId);
        if (agents.VoiceIsKept)
        {
            _newVoice = true;
            SessionLog.Publish(logger, record, new ErrorEvent(
                "voice_kept", ErrorClass.Benign, $"The agent '{change.Agent}' speaks with the voice in force until a new connection, with its own, has taken over at a quiet moment."), at);
        }
    }

    private void Carry(ConversationEffect effect, TimeSpan at)
    {
        switch (effect)
        {
            case SendCommand send:
                Send(Link, send.Command);
                break;

            case SendToStandby send:
                Send(Standby, send.Command);
                break;

            case PlugLink plug:
                Audio.Plug(Link!, plug.Replay);
                break;

            case SwitchLink change:
                (Link, Standby, _switched) = (Standby, null, true);
                BringUpToDate();
                Audio.Plug(Link!, change.Replay);
                break;

            case KeepTurn keep when Link is not null:
                Audio.ReadMicrophone(Link, keep.FromMs, keep.ToMs, pcm => record.TurnAudio.Keep(keep.ItemId, pcm.Span));
                break;

            case ForgetTurn forget:
                record.TurnAudio.Forget(forget.ItemId);
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

            case SwitchAgent change:
                Switch(change, at);
                break;

            case CancelTool cancel:
                tools.Tell(new ToolProtocol.Cancel(cancel.CallId));
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

    private void Send(IRealtimeLink? link, RealtimeCommand command)
    {
        if (command is not CreateItem { Item: StoredTurn turn } create)
        {
            link?.Send(command);
        }
        else if (record.TurnAudio.Find(turn.TurnId) is { } pcm)
        {
            link?.Send(create with { Item = new SpokenMessage(pcm) { Id = turn.Id } });
        }
    }
}
