using Akka.Actor;
using Akka.Event;
using Akka.Streams;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Carries out what <see cref="ConnectionMachine"/> decides: dials and configures links, hands them to the session, and watches
/// them. The links' streams are bound to this actor, so its end is theirs.
/// </summary>
internal sealed class ConnectionActor : ReceiveActor, IWithTimers
{
    private readonly SessionSpec _spec;
    private readonly Func<SessionSettings> _settings;
    private readonly SessionServices _services;
    private readonly ActorMaterializer _materializer;
    private readonly Dictionary<int, Line> _lines = [];
    private readonly long _startedAt;
    private ConnectionState _state = ConnectionState.Initial;

    public ConnectionActor(SessionSpec spec, Func<SessionSettings> settings, SessionServices services)
    {
        (_spec, _settings, _services) = (spec, settings, services);
        _startedAt = services.Time.GetTimestamp();
        _materializer = Context.Materializer();
        Receive<ConnectionProtocol.Open>(open => Decide(new DialWanted(services.Seed()) { Served = open.Served }));
        Receive<ConnectionProtocol.Close>(_ => Decide(new HangUpWanted()));
        Receive<ConnectionProtocol.Rotate>(_ => Decide(new RotationWanted()));
        Receive<ConnectionProtocol.Switched>(switched => Decide(new Switched(switched.Number)));
        Receive<ConnectionProtocol.Silent>(silent =>
        {
            if (_state.Serving?.Number == silent.Number && _state.Status != ConnectionStatus.Closing)
            {
                Decide(new DeadlinePassed(ConnectionDeadline.Life));
            }
        });
        Receive<Answered>(OnAnswered);
        Receive<NotAnswered>(failure =>
        {
            Forget(failure.Number);
            Decide(Explain(failure.Number, failure.Exception));
        });
        Receive<Heard>(OnHeard);
        Receive<DeadlinePassed>(OnDeadline);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(SessionSpec spec, Func<SessionSettings> settings, SessionServices services) =>
        Akka.Actor.Props.Create(() => new ConnectionActor(spec, settings, services));

    protected override void PostStop()
    {
        foreach (var line in _lines.Values)
        {
            line.Dispose();
        }
    }

    private void Decide(ConnectionChange change)
    {
        var at = _services.Time.GetElapsedTime(_startedAt);
        (_state, var effects) = ConnectionMachine.Decide(_state, change with { At = at }, _spec.Connection);
        foreach (var effect in effects)
        {
            Carry(effect);
        }
    }

    private void OnHeard(Heard heard)
    {
        if (heard.Event is SessionOpened { ExpiresAt: { } expiry })
        {
            Decide(new LifetimeTold(heard.Number, expiry - _services.Time.GetUtcNow()));
        }

        Decide(new ServiceSaid(heard.Number, heard.Event));
        if (heard.Event is Disconnected)
        {
            Forget(heard.Number);
        }
    }

    private void OnAnswered(Answered answered)
    {
        // A server that accepts and closes at once may be gone before this is known.
        if (_lines.GetValueOrDefault(answered.Number) is { } line)
        {
            line.Link = answered.Link;
            Decide(new Dialled(answered.Number));
        }
    }

    private void Forget(int number)
    {
        if (_lines.Remove(number, out var line))
        {
            line.Dispose();
        }
    }

    private void OnDeadline(DeadlinePassed passed)
    {
        // Audio is a sign of life too, and does not come by here.
        if (passed.Deadline == ConnectionDeadline.Life
            && _state.Serving is { } serving
            && _lines.GetValueOrDefault(serving.Number)?.Link is { } link
            && _spec.Connection.LifeTimeout - _services.Time.GetElapsedTime(link.LastReceivedAt) is var left
            && left > TimeSpan.Zero)
        {
            Carry(new SetDeadline(ConnectionDeadline.Life, left));
            return;
        }

        Decide(passed);
    }

    private void Carry(ConnectionEffect effect)
    {
        switch (effect)
        {
            case Dial dial:
                StartDialling(dial.Link);
                break;

            case AbandonDial abandon:
                _lines.GetValueOrDefault(abandon.Link)?.Abandon();
                break;

            case SendSettings send:
                _lines[send.Link].Link!.Send(new ConfigureSession(_settings()) { Id = ConnectionMachine.ConfigureId });
                break;

            case HangUp hangUp:
                _lines.GetValueOrDefault(hangUp.Link)?.Link?.Close("session over");
                break;

            case SetDeadline set:
                Timers.StartSingleTimer(set.Deadline, new DeadlinePassed(set.Deadline), set.Delay);
                break;

            case ClearDeadline clear:
                Timers.Cancel(clear.Deadline);
                break;

            default:
                Context.Parent.Tell(Message(effect));
                break;
        }
    }

    private object Message(ConnectionEffect effect) => effect switch
    {
        HandOver handOver => new ConnectionProtocol.Ready(handOver.Link, _lines[handOver.Link].Link!),
        OfferStandby offer => new ConnectionProtocol.Standby(offer.Link, _lines[offer.Link].Link!),
        WithdrawStandby withdraw => new ConnectionProtocol.StandbyGone(withdraw.Link),
        DemandSwitch demand => new ConnectionProtocol.SwitchNow(demand.Link),
        TellLost lost => new ConnectionProtocol.Lost(lost.Link),
        ReportStatus report => new ConnectionProtocol.Told(
            new ConnectionEvent(report.Status, report.Attempt, report.Reason, Ms(report.Pause))),
        ReportFailure report => new ConnectionProtocol.Told(new ErrorEvent(report.Code, report.Class, report.Message)),
        Conclude conclude => new ConnectionProtocol.Concluded(conclude.Reason, conclude.Message),
        _ => throw new InvalidOperationException($"Nobody carries out {effect.GetType().Name}."),
    };

    private void StartDialling(int number)
    {
        var (self, session) = (Self, Context.Parent);
        var line = new Line();
        _lines.Add(number, line);
        _services.Dialer
            .DialAsync(
                _spec.Endpoint,
                _spec.Settings.Model,
                heard =>
                {
                    // Straight to the session, and there first. By way of this actor's mailbox an event could be overtaken by the
                    // playout's report about audio that the service sent after it; and when this machine ends the session
                    // because of an event, the session should know what was said.
                    session.Tell(new ConnectionProtocol.Said(number, heard), self);
                    if (ConnectionMachine.Concerns(heard))
                    {
                        self.Tell(new Heard(number, heard), self);
                    }
                },
                _materializer,
                line.Dialling)
            .PipeTo(self, success: link => new Answered(number, link), failure: exception => new NotAnswered(number, exception));
    }

    private DialFailed Explain(int number, Exception exception) => exception switch
    {
        RealtimeDialException dial => new DialFailed(number, dial.Failure, dial.Message),
        OperationCanceledException => new DialFailed(number, DialFailure.TimedOut, "Dialling was given up."),
        _ => new DialFailed(
            number, DialFailure.Unreachable, $"No connection to {_spec.Endpoint} could be opened: {exception.GetType().Name}."),
    };

    private static double? Ms(TimeSpan? span) => span is { } known ? Math.Round(known.TotalMilliseconds, 1) : null;

    /// <summary>A link from the moment at which it is dialled.</summary>
    private sealed class Line : IDisposable
    {
        private readonly CancellationTokenSource _dialling = new();

        public CancellationToken Dialling => _dialling.Token;

        public IRealtimeLink? Link { get; set; }

        public void Abandon() => _dialling.Cancel();

        public void Dispose()
        {
            _dialling.Cancel();
            _dialling.Dispose();
        }
    }

    private sealed record Answered(int Number, IRealtimeLink Link) : IDeadLetterSuppression;

    private sealed record NotAnswered(int Number, Exception Exception) : IDeadLetterSuppression;

    private sealed record Heard(int Number, RealtimeEvent Event) : IDeadLetterSuppression;
}
