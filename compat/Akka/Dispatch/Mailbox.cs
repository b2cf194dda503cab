using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>
/// The two queues of one actor, and the right to run it: at most one thread at a time, because only the thread that sets
/// the <c>Scheduled</c> bit hands the mailbox to the dispatcher.
/// </summary>
public partial class Mailbox : IRunnable
{
    private ActorCell _actor;

    public Mailbox(IMessageQueue messageQueue) => MessageQueue = messageQueue;

    public IMessageQueue MessageQueue { get; }

    public MessageDispatcher Dispatcher => _actor.Dispatcher;

    internal ActorCell Actor => _actor;

    internal bool HasMessages => MessageQueue.HasMessages;

    internal int NumberOfMessages => MessageQueue.Count;

    public virtual void SetActor(ActorCell actorCell) => _actor = actorCell;

    public static void DebugPrint(string message, params object[] args) =>
        Console.WriteLine("[MAILBOX][Thread {0:0000}] {1}", Environment.CurrentManagedThreadId, args.Length == 0 ? message : string.Format(message, args));

    public void Execute() => Run();

    /// <summary>Processes system messages and up to the dispatcher's throughput of user messages.</summary>
    public void Run()
    {
        try
        {
            if (IsClosed)
                return;
            var previous = ActorCell.Enter(_actor);
            try
            {
                ProcessAllSystemMessages();
                ProcessMessages();
            }
            finally
            {
                ActorCell.Leave(previous);
            }
        }
        finally
        {
            SetAsIdle();
            Dispatcher.RegisterForExecution(this, false, false);
        }
    }

    internal virtual void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    /// <summary>Closed mailboxes only: moves what is left to the dead letters. Senders that raced with the closing call it too.</summary>
    public virtual void CleanUp()
    {
        if (_actor is not { } actor)
            return;
        CloseSystemQueue();
        lock (MessageQueue)
            MessageQueue.CleanUp(actor.Self, actor.SystemImpl.Mailboxes.DeadLetterMailbox.MessageQueue);
    }

    private void ProcessMessages()
    {
        var dispatcher = Dispatcher;
        var left = Math.Max(dispatcher.Throughput, 1);
        var deadline = dispatcher.ThroughputDeadlineTime is { } ticks and > 0 ? Environment.TickCount64 + (ticks / TimeSpan.TicksPerMillisecond) : long.MaxValue;
        var queue = MessageQueue;
        while (ShouldProcessMessages && queue.TryDequeue(out var envelope))
        {
            _actor.Invoke(envelope);
            if (HasSystemMessages)
                ProcessAllSystemMessages();
            if (--left <= 0 || (deadline != long.MaxValue && Environment.TickCount64 >= deadline))
                return;
        }
    }
}
