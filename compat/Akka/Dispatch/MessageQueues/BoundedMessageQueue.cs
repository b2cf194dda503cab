using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue of limited length. A sender that finds it full waits for room up to the push timeout; then the message becomes a dead letter.</summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics
{
    private readonly BlockingCollection<Envelope> _queue;

    public BoundedMessageQueue(Config config)
        : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time"))
    {
    }

    /// <param name="boundedCapacity">How many messages fit; 0 or less for no limit.</param>
    /// <param name="pushTimeOut">How long a sender waits; negative for ever.</param>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        PushTimeOut = pushTimeOut;
        _queue = boundedCapacity > 0 ? new BlockingCollection<Envelope>(boundedCapacity) : [];
    }

    public bool HasMessages => _queue.Count > 0;

    public int Count => _queue.Count;

    public TimeSpan PushTimeOut { get; set; }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var patience = PushTimeOut < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : PushTimeOut;
        if (_queue.TryAdd(envelope, patience))
            return;
        receiver.AsInternal().Provider.DeadLetters.Tell(
            new DeadLetter(envelope.Message, envelope.Sender, receiver),
            envelope.Sender);
    }

    public bool TryDequeue(out Envelope envelope) => _queue.TryTake(out envelope);

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }
}
