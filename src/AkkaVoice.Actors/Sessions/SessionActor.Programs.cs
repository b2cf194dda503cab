using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <content>What programs ask of a session.</content>
internal sealed partial class SessionActor
{
    private const string SayInstructions = "Say the following to the person, word for word, and nothing else:\n";

    private readonly List<string> _interrupts = [];
    private TimeSpan? _quietFor;

    private void ReceiveProgram()
    {
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
        Receive<SessionProtocol.Rotate>(_ => _connection.Tell(ConnectionProtocol.Rotate.Instance));
    }

    private void Request(Func<string, ConversationEvent> request) => Decide(request(_record.Ask(Sender)));

    /// <summary>Who asked for silence is told when it is there.</summary>
    private void SettleInterrupts()
    {
        if (_hands.State.Voice.Flushes.IsEmpty)
        {
            _interrupts.ForEach(request => _record.Settle(request, new RequestOutcome(RequestStatus.Completed)));
            _interrupts.Clear();
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
}
