using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs unhandled messages at debug level, when <c>akka.actor.debug.unhandled</c> is on.</summary>
internal sealed class UnhandledMessageForwarder : ReceiveActor
{
    public UnhandledMessageForwarder() => Receive<UnhandledMessage>(message => Context.System.EventStream.Publish(new Debug(
        message.Recipient.Path.ToString(),
        message.Recipient.GetType(),
        $"Unhandled message from {message.Sender} : {message.Message}")));
}
