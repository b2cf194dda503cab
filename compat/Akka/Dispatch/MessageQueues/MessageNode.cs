using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A link of an <see cref="UnboundedMessageQueue"/>; comes from and goes back to <see cref="MessageNodePool"/>.</summary>
internal sealed class MessageNode
{
    public object Message;
    public IActorRef Sender;
    public MessageNode Next;

    /// <summary>How many nodes, this one included, were in the list of new messages when this one was added.</summary>
    public int Depth;
}
