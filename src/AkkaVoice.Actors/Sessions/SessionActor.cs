using Akka.Actor;
using Akka.Streams;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Session;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// One session: owns its graph, its connection and its tools, hears what they tell, and does what the conversation's machines
/// decide. It never sees a sample.
/// </summary>
/// <remarks>
/// <code>
///  Running ──end asked with leave to finish──► Finishing ──voice at its end, or late──► Hushing
///     │
///     ├─────end asked, connection concluded, audio over──► Hushing ──voice stopped, or late──► Closing ──all gone, or late──► stopped
///     │
///     └─ a failure, its own or a child's ─► stopped by the manager, which makes a new one with the same record
/// </code>
/// </remarks>
internal sealed partial class SessionActor : ReceiveActor, IWithTimers
{
    private readonly SessionRecord _record;
    private readonly SessionServices _services;
    private readonly ILogger _logger;
    private SessionHands _hands = null!;
    private SessionAgents _agents = null!;
    private IActorRef _connection = ActorRefs.Nobody;

    public SessionActor(SessionRecord record, SessionServices services)
    {
        (_record, _services) = (record, services);
        _logger = services.Logging.CreateLogger("AkkaVoice.Session");
        Running();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(SessionRecord record, SessionServices services) =>
        Akka.Actor.Props.Create(() => new SessionActor(record, services));

    /// <summary>A child that fails takes the session with it: a connection or a broker without memory is of no use.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    protected override void PreStart()
    {
        var (self, spec) = (Self, _record.Spec);
        var audio = _services.Audio.Start(spec.Room, told => self.Tell(new AudioTold(told)), Context.Materializer(), _record.Audio);
        _record.Audio = audio;

        // Not PipeTo, which leaves the graph's thread where that has a synchronization context: the end is to be known at its instant.
        audio.Completion.ContinueWith(
            ended => self.Tell(new AudioOver(ended.Exception?.InnerException)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        _agents = new SessionAgents(_record, _services, _logger, () => self.Tell(ToolsChanged.Instance));
        var tools = Context.ActorOf(
            ToolBroker.Props(
                _agents.Tools, _agents.ToolOptions, _services.Logging.CreateLogger("AkkaVoice.Tools"), Environment()),
            "tools");
        _hands = new SessionHands(_record, _agents, audio, tools, Timers, _logger);
        Announce(new AgentStateEvent(_hands.State.Turn.Agent));
        var agents = _agents;
        _connection = Context.ActorOf(ConnectionActor.Props(spec, () => agents.DialSettings, _services), "connection");
        _connection.Tell(new ConnectionProtocol.Open(_record.Served));
        if (spec.MaxDuration is { } longest)
        {
            var left = longest - _record.Elapsed;
            Timers.StartSingleTimer(nameof(TimeOver), TimeOver.Instance, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        if (spec.Greeting is { } greeting && !_record.Greeted)
        {
            _record.Greeted = true;
            Decide(new ReplyRequested("greeting", _agents.Fill(greeting), null));
        }
    }

    protected override void PostStop() => _agents?.Dispose();

    /// <summary>What tools are told about their calls.</summary>
    private ToolEnvironment Environment()
    {
        var (handle, agents, spec) = (_record.Handle, _agents, _record.Spec);
        return new ToolEnvironment(
            _services.Provider, callId => new ToolContext(handle, callId, agents.Name, spec.Room.Name, spec.Participant));
    }

    private void Running()
    {
        ReceiveEvents();
        ReceiveLinks();
        ReceiveProgram();
        Receive<AudioOver>(over =>
        {
            _audioOver = true;
            if (over.Exception is not null)
            {
                // The manager sets the session up again, graph and all, as often as its limits allow.
                _record.Failure = SessionEndReason.AudioFailed;
                throw new SessionAudioException(over.Exception);
            }

            End(SessionEndReason.PersonLeft, null);
        });
        Receive<QuietLongEnough>(_ => End(SessionEndReason.Quiet, null));
        Receive<TimeOver>(_ => End(SessionEndReason.TimeLimit, null));
    }

    private void ReceiveEvents()
    {
        Receive<ConnectionProtocol.Said>(OnSaid);
        Receive<AudioTold>(told =>
        {
            if (told.Event is PlayoutProgressed progressed) OnHeard(progressed.Position);
            else Decide(new AudioEvent(told.Event), told.Event.At);
        });
        Receive<ToolProtocol.Answer>(answer => Decide(_agents.Read(answer)));
        Receive<ToolsChanged>(_ =>
        {
            if (_agents.Refresh())
            {
                _hands.UseAgent(null);
            }
        });
        Receive<ToolProtocol.Progress>(progress => Decide(new ToolProgressed(progress.CallId, progress.Text)));
        Receive<TimerElapsed>(OnElapsed);
        Receive<ConnectionProtocol.Told>(told => Announce(told.Event));
    }

    /// <summary>Nothing is decided by it: it is for those who read along.</summary>
    private void OnHeard(PlayoutPosition position)
    {
        if (_hands.State.Journal.TryFind<AssistantItem>(position.ItemId, out var item) && !item.Settled
            && HeardText.Estimate(item.Text, position.HeardMs, position.ReceivedMs, item.AudioComplete && item.TextFinal) is { Length: > 0 } text)
        {
            Announce(new HeardEvent(position.ItemId, position.HeardMs, text));
        }
    }

    private void Decide(ConversationEvent conversationEvent, long? timestamp = null)
    {
        var at = timestamp is { } moment ? _record.Since(moment) : _record.Elapsed;
        var end = _hands.Decide(conversationEvent with { At = at });
        TellConnection();
        SettleInterrupts();
        if (_end is not null)
        {
            Hushed();
            return;
        }

        WatchQuiet();
        if (end is not null)
        {
            End(end.Reason, end.Message);
        }
        else
        {
            EndIfSilent();
        }
    }

    private void Announce(SessionEvent sessionEvent) => SessionLog.Publish(_logger, _record, sessionEvent, _record.Elapsed);
}
