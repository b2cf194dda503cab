using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    private int _envelopeId;

    /// <summary>True for an actor that implements <see cref="ILogReceive"/> when <c>akka.actor.debug.receive</c> is on.</summary>
    private bool _logsReceived;

    /// <summary>Counts the messages; the stash uses it to notice one being stashed twice.</summary>
    public int CurrentEnvelopeId => _envelopeId;

    internal Envelope CurrentEnvelope => _currentEnvelope;

    public void Invoke(Envelope envelope)
    {
        _currentEnvelope = envelope;
        _envelopeId++;
        try
        {
            if (_receiveTimeout is not null)
                BeforeMessage(envelope.Message);
            if (envelope.Message is IAutoReceivedMessage)
                AutoReceiveMessage(envelope);
            else
                ReceiveMessage(envelope.Message);
            if (!Mailbox.IsAwaitingTask)
                _currentEnvelope = default;
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }

        if (_receiveTimeout is not null)
            CheckReceiveTimeout();
    }

    /// <summary>Processes a message on the calling thread, as a test's own actor reference does.</summary>
    public void ReceiveMessageForTest(Envelope envelope)
    {
        var previous = Enter(this);
        try
        {
            _currentEnvelope = envelope;
            _envelopeId++;
            if (envelope.Message is IAutoReceivedMessage)
                AutoReceiveMessage(envelope);
            else
                ReceiveMessage(envelope.Message);
        }
        finally
        {
            Leave(previous);
        }
    }

    protected virtual void ReceiveMessage(object message)
    {
        var handled = _actor.AroundReceive(_behavior ??= _actor.ReceiveDelegate, message);
        if (_logsReceived)
            PublishDebug($"received {(handled ? "handled" : "unhandled")} message {message} from {Sender}");
        if (!handled)
            _actor.HandleUnhandled(message);
    }

    protected internal virtual void AutoReceiveMessage(Envelope envelope)
    {
        var message = envelope.Message;
        if (_system.Settings.DebugAutoReceive)
            PublishDebug($"received AutoReceiveMessage {message}");
        switch (message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case TimerMessage timerMessage:
                ReceivedTimerMessage(timerMessage, envelope.Sender);
                break;
            case PoisonPill:
                _self.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case ActorSelectionMessage selection:
                ReceivedSelection(selection);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self);
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    /// <summary>The last element of the path is always handled by the actor above it; this one only goes on.</summary>
    private void ReceivedSelection(ActorSelectionMessage selection)
    {
        if (selection.Elements.Length == 0)
        {
            var inner = new Envelope(selection.Message, _currentEnvelope.Sender);
            _currentEnvelope = inner;
            if (inner.Message is IAutoReceivedMessage)
                AutoReceiveMessage(inner);
            else
                ReceiveMessage(inner.Message);
            return;
        }

        SelectionDelivery.Deliver(_self, _currentEnvelope.Sender, selection);
    }

    private void ReceivedTimerMessage(TimerMessage timerMessage, IActorRef sender)
    {
        if (!timerMessage.Timers.TryAccept(timerMessage, _actor, out var message))
            return;
        var inner = new Envelope(message, sender);
        _currentEnvelope = inner;
        if (message is IAutoReceivedMessage)
            AutoReceiveMessage(inner);
        else
            ReceiveMessage(message);
    }

    private void PublishDebug(string text) =>
        _system.EventStream.Publish(new Debug(_self.Path.ToString(), _actor?.GetType() ?? _props.Type, text));

    private void LogError(Exception cause, string format, params object[] args) => _system.EventStream.Publish(
        new Error(cause, _self.Path.ToString(), _actor?.GetType() ?? _props.Type, string.Format(format, args)));
}
