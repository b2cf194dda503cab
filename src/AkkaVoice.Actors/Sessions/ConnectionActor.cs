using Akka.Actor;
using Akka.Event;
using Akka.Streams;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Carries out what <see cref="ConnectionMachine"/> decides: dials, configures, and hands the connection to the session when its
/// settings are in force. The connection's streams are bound to this actor, so its end is theirs.
/// </summary>
internal sealed class ConnectionActor : ReceiveActor, IWithTimers
{
    private readonly SessionSpec _spec;
    private readonly IRealtimeDialer _dialer;
    private readonly ActorMaterializer _materializer;
    private readonly CancellationTokenSource _dialling = new();
    private ConnectionState _state = ConnectionState.Initial;
    private IRealtimeLink? _link;

    public ConnectionActor(SessionSpec spec, IRealtimeDialer dialer)
    {
        (_spec, _dialer) = (spec, dialer);
        _materializer = Context.Materializer();
        Receive<ConnectionProtocol.Open>(_ => Decide(new DialWanted()));
        Receive<ConnectionProtocol.Close>(_ => Decide(new HangUpWanted()));
        Receive<Answered>(answered =>
        {
            _link = answered.Link;
            Decide(new Dialled());
        });
        Receive<NotAnswered>(failure => Decide(Explain(failure.Exception)));
        Receive<Heard>(heard => Decide(new ServiceSaid(heard.Event)));
        Receive<DeadlinePassed>(passed => Decide(passed));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(SessionSpec spec, IRealtimeDialer dialer) =>
        Akka.Actor.Props.Create(() => new ConnectionActor(spec, dialer));

    protected override void PostStop()
    {
        _dialling.Cancel();
        _dialling.Dispose();
    }

    private void Decide(ConnectionChange change)
    {
        (_state, var effects) = ConnectionMachine.Decide(_state, change, _spec.Connection);
        foreach (var effect in effects)
        {
            Carry(effect);
        }
    }

    private void Carry(ConnectionEffect effect)
    {
        switch (effect)
        {
            case Dial:
                StartDialling();
                break;

            case AbandonDial:
                _dialling.Cancel();
                break;

            case SendSettings:
                _link!.Send(new ConfigureSession(_spec.FullSettings) { Id = ConnectionMachine.ConfigureId });
                break;

            case HandOver:
                Context.Parent.Tell(new ConnectionProtocol.Ready(_link!));
                break;

            case HangUp:
                _link?.Close("session over");
                break;

            case SetDeadline set:
                Timers.StartSingleTimer(nameof(DeadlinePassed), new DeadlinePassed(), set.Delay);
                break;

            case ClearDeadline:
                Timers.Cancel(nameof(DeadlinePassed));
                break;

            case ReportStatus report:
                Context.Parent.Tell(new ConnectionProtocol.StatusChanged(report.Status, report.Attempt));
                break;

            case Conclude conclude:
                Context.Parent.Tell(new ConnectionProtocol.Concluded(conclude.Reason, conclude.Message));
                break;
        }
    }

    private void StartDialling()
    {
        var (self, session) = (Self, Context.Parent);
        _dialer
            .DialAsync(
                _spec.Endpoint,
                _spec.Settings.Model,
                heard =>
                {
                    // Straight to the session, and there first. By way of this actor's mailbox an event could be overtaken by the
                    // playout's report about audio that the service sent after it; and when this machine ends the session
                    // because of an event, the session should know what was said.
                    session.Tell(new ConnectionProtocol.Said(heard), self);
                    self.Tell(new Heard(heard), self);
                },
                _materializer,
                _dialling.Token)
            .PipeTo(self, success: link => new Answered(link), failure: exception => new NotAnswered(exception));
    }

    private DialFailed Explain(Exception exception) => exception switch
    {
        RealtimeDialException dial => new DialFailed(dial.Failure, dial.Message),
        OperationCanceledException => new DialFailed(DialFailure.TimedOut, "Dialling was given up."),
        _ => new DialFailed(
            DialFailure.Unreachable, $"No connection to {_spec.Endpoint} could be opened: {exception.GetType().Name}."),
    };

    private sealed record Answered(IRealtimeLink Link) : IDeadLetterSuppression;

    private sealed record NotAnswered(Exception Exception) : IDeadLetterSuppression;

    private sealed record Heard(RealtimeEvent Event) : IDeadLetterSuppression;
}
