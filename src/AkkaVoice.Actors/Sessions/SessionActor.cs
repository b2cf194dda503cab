using Akka.Actor;
using Akka.Event;
using Akka.Streams;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime.Protocol;
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
internal sealed class SessionActor : ReceiveActor, IWithTimers
{
    private const string SayInstructions = "Say the following to the person, word for word, and nothing else:\n";
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The scheduler may be a little ahead of the clock.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(20);


    private readonly SessionRecord _record;
    private readonly SessionServices _services;
    private readonly ILogger _logger;
    private readonly List<string> _interrupts = [];
    private SessionHands _hands = null!;
    private SessionAgents _agents = null!;
    private IActorRef _connection = ActorRefs.Nobody;
    private EndEvent? _end;
    private TimeSpan? _quietFor;
    private SessionEndReason? _finishing;
    private bool _connectionOver;
    private bool _audioOver;
    private int _serving;
    private int _standby;

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
        var audio = _services.Audio.Start(spec.Room, told => self.Tell(new AudioTold(told)), Context.Materializer());

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
        _connection.Tell(ConnectionProtocol.Open.Instance);
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
        Receive<ConnectionProtocol.Ready>(OnReady);
        Receive<ConnectionProtocol.Lost>(OnLost);
        Receive<ConnectionProtocol.Standby>(OnStandby);
        Receive<ConnectionProtocol.StandbyGone>(_ => OnStandbyGone());
        Receive<ConnectionProtocol.SwitchNow>(_ => Decide(new SwitchOverdue()));
        Receive<SessionProtocol.Rotate>(_ => _connection.Tell(ConnectionProtocol.Rotate.Instance));
        Receive<ConnectionProtocol.Concluded>(concluded =>
        {
            _connectionOver = true;
            _hands.Drop();
            Decide(new LinkLost());
            var reason = concluded.Reason ?? SessionEndReason.ConnectionLost;
            Announce(new ErrorEvent(SessionLog.Name(reason), ErrorClass.Fatal, concluded.Message ?? "The connection is over."));
            End(reason, concluded.Message);
        });
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
        Receive<SessionProtocol.Say>(say => Request(id =>
            new ReplyRequested(id, SayInstructions + say.Text, ToolChoice.None) { Interruptible = say.Interruptible }));
        Receive<SessionProtocol.GenerateReply>(reply => Request(id =>
            new ReplyRequested(id, reply.Instructions, reply.Tools) { Interruptible = reply.Interruptible }));
        Receive<SessionProtocol.SendText>(text => Request(id => new TextSubmitted(id, $"text_{id}", text.Text)));
        Receive<SessionProtocol.Interrupt>(interrupt =>
        {
            _interrupts.Add(_record.Ask(Sender));
            Decide(new InterruptRequested(interrupt.Force));
        });
        Receive<SessionProtocol.BeginTurn>(_ => Decide(new TurnBegun()));
        Receive<SessionProtocol.CommitTurn>(_ => Request(id => new TurnCommitted(id)));
        Receive<SessionProtocol.ClearTurn>(_ => Decide(new TurnCleared()));
        Receive<SessionProtocol.End>(OnEnd);
        Receive<SessionProtocol.EndWhenQuiet>(quiet =>
        {
            _quietFor = quiet.For;
            WatchQuiet();
        });
        Receive<QuietLongEnough>(_ => End(SessionEndReason.Quiet, null));
        Receive<TimeOver>(_ => End(SessionEndReason.TimeLimit, null));
    }

    /// <summary>The agent may say what it is saying to its end.</summary>
    private void Finishing()
    {
        ReceiveEvents();
        ReceiveEnds(() => End(_finishing!.Value, null));
        Receive<FinishOverdue>(_ => End(_finishing!.Value, null));
    }

    private void OnEnd(SessionProtocol.End end)
    {
        if (!end.FinishSpeech)
        {
            End(end.Reason, null);
            return;
        }

        _finishing = end.Reason;
        Timers.Cancel(nameof(QuietLongEnough));
        Timers.StartSingleTimer(nameof(FinishOverdue), FinishOverdue.Instance, _record.Spec.FinishTimeout);
        Become(Finishing);
        EndIfSilent();
    }

    private void EndIfSilent()
    {
        if (_finishing is { } reason && _hands.State is { Responses.Active: null, Voice.Items.IsEmpty: true })
        {
            End(reason, null);
        }
    }

    /// <summary>The voice is being stopped, and the playout says what had been heard of it.</summary>
    private void Hushing()
    {
        ReceiveEvents();
        ReceiveEnds(Hushed);
        Receive<HushOverdue>(_ => Close());
    }

    /// <summary>Everything was told to end.</summary>
    private void Closing()
    {
        ReceiveEnds(Finish);
        Receive<CloseOverdue>(_ => Leave());
        Receive<ConnectionProtocol.Told>(told => Announce(told.Event));
        ReceiveAny(_ => { });
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

    /// <summary>Notes that a part of the session has ended. In the ending that is no failure any more.</summary>
    private void ReceiveEnds(Action then)
    {
        Receive<ConnectionProtocol.Concluded>(_ =>
        {
            _connectionOver = true;
            _hands.Drop();
            then();
        });
        Receive<AudioOver>(_ =>
        {
            _audioOver = true;
            then();
        });
        Receive<SessionProtocol.End>(_ => { });
        Receive<SessionProtocol.IRequest>(_ => Sender.Tell(new RequestOutcome(RequestStatus.SessionEnded)));
    }

    private void OnReady(ConnectionProtocol.Ready ready)
    {
        // What the model has to know goes ahead of the microphone's audio.
        (_serving, _hands.Link, _hands.Standby) = (ready.Number, ready.Link, null);
        _hands.BringUpToDate();
        Decide(new LinkReady());
    }

    private void OnLost(ConnectionProtocol.Lost lost)
    {
        if (lost.Number == _serving)
        {
            _hands.Drop();
            Decide(new LinkLost());
        }
    }

    private void OnStandby(ConnectionProtocol.Standby standby)
    {
        (_standby, _hands.Standby) = (standby.Number, standby.Link);
        Decide(new StandbyReady());
    }

    private void OnStandbyGone()
    {
        _hands.Standby = null;
        Decide(new StandbyGone());
    }

    /// <summary>What a link says counts while it serves; of one that does not yet, only that something is wrong.</summary>
    private void OnSaid(ConnectionProtocol.Said said)
    {
        if (said.Number == _serving || (said.Number > _serving && said.Event is RealtimeFaulted or MessageRejected))
        {
            if (said.Event is SessionConfigured told && _hands.Confirm(told) is { } replaced)
            {
                Decide(replaced, told.ReceivedAt);
            }

            Decide(new ModelEvent(said.Event), said.Event.ReceivedAt);
        }
    }

    private void OnElapsed(TimerElapsed elapsed)
    {
        if (elapsed.Timer == ConversationTimer.CreateOverdue && _finishing is null && _end is null && NothingCameSinceAsked)
        {
            // Not the service's answer to this wish is missing but the service. Its loss is told next, and keeps the wish.
            _connection.Tell(new ConnectionProtocol.Silent(_serving));
            return;
        }

        Decide(elapsed);
    }

    private bool NothingCameSinceAsked => _hands.Link is { } link
        && _services.Time.GetElapsedTime(link.LastReceivedAt) >= _record.Spec.FullConversation.CreateTimeout - TimerSlack;

    /// <summary>Nothing is decided by it: it is for those who read along.</summary>
    private void OnHeard(PlayoutPosition position)
    {
        if (_hands.State.Journal.TryFind<AssistantItem>(position.ItemId, out var item) && !item.Settled
            && HeardText.Estimate(item.Text, position.HeardMs, position.ReceivedMs, item.AudioComplete && item.TextFinal) is { Length: > 0 } text)
        {
            Announce(new HeardEvent(position.ItemId, position.HeardMs, text));
        }
    }

    private void Request(Func<string, ConversationEvent> request) => Decide(request(_record.Ask(Sender)));

    private void Decide(ConversationEvent conversationEvent, long? timestamp = null)
    {
        var at = timestamp is { } moment ? _record.Since(moment) : _record.Elapsed;
        var end = _hands.Decide(conversationEvent with { At = at });
        if (_hands.TakeSwitched())
        {
            _serving = _standby;
            _connection.Tell(new ConnectionProtocol.Switched(_standby));
        }

        if (_hands.TakeNewVoice())
        {
            _connection.Tell(ConnectionProtocol.Rotate.Instance);
        }

        if (_hands.State.Voice.Flushes.IsEmpty)
        {
            _interrupts.ForEach(request => _record.Settle(request, new RequestOutcome(RequestStatus.Completed)));
            _interrupts.Clear();
        }

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

    private void WatchQuiet()
    {
        if (_quietFor is not { } duration || _finishing is not null)
        {
            return;
        }

        if (!_hands.State.Quiet)
        {
            Timers.Cancel(nameof(QuietLongEnough));
        }
        else if (!Timers.IsTimerActive(nameof(QuietLongEnough)))
        {
            Timers.StartSingleTimer(nameof(QuietLongEnough), QuietLongEnough.Instance, duration);
        }
    }

    private void End(SessionEndReason reason, string? message)
    {
        if (_end is not null)
        {
            return;
        }

        _end = new EndEvent(reason, message);
        Timers.Cancel(nameof(QuietLongEnough));
        Timers.Cancel(nameof(TimeOver));
        Timers.Cancel(nameof(FinishOverdue));
        Timers.StartSingleTimer(nameof(HushOverdue), HushOverdue.Instance, _record.Spec.FullConversation.FlushTimeout);
        Become(Hushing);
        Decide(new InterruptRequested(Force: true));
    }

    private void Hushed()
    {
        if (_audioOver || _hands.State.Voice.Flushes.IsEmpty)
        {
            Close();
        }
    }

    private void Close()
    {
        if (_hands.State.Closed)
        {
            return;
        }

        Timers.Cancel(nameof(HushOverdue));
        Timers.StartSingleTimer(nameof(CloseOverdue), CloseOverdue.Instance, CloseTimeout);
        Become(Closing);
        _hands.Decide(new SessionClosed { At = _record.Elapsed });
        _connection.Tell(ConnectionProtocol.Close.Instance);
        _hands.Audio.Stop();
        Finish();
    }

    private void Finish()
    {
        if (_connectionOver && _audioOver)
        {
            Leave();
        }
    }

    private void Leave()
    {
        Announce(_end!);
        Context.Stop(Self);
    }

    private void Announce(SessionEvent sessionEvent) => SessionLog.Publish(_logger, _record, sessionEvent, _record.Elapsed);

    private sealed record AudioTold(SessionAudioEvent Event) : IDeadLetterSuppression;

    private sealed record AudioOver(Exception? Exception) : IDeadLetterSuppression;

    private sealed record ToolsChanged : IDeadLetterSuppression
    {
        public static readonly ToolsChanged Instance = new();
    }

    private sealed record QuietLongEnough
    {
        public static readonly QuietLongEnough Instance = new();
    }

    private sealed record TimeOver
    {
        public static readonly TimeOver Instance = new();
    }

    private sealed record FinishOverdue
    {
        public static readonly FinishOverdue Instance = new();
    }

    private sealed record HushOverdue
    {
        public static readonly HushOverdue Instance = new();
    }

    private sealed record CloseOverdue
    {
        public static readonly CloseOverdue Instance = new();
    }
}
