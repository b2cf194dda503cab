using System.Text;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.TestKit.Internal;

/// <summary>A local actor on the <see cref="CallingThreadDispatcher"/>, with access to its instance.</summary>
public class InternalTestActorRef : LocalActorRef
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    private static long _lastNumber = -1;

    private InternalTestActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
    }

    /// <summary>The actor's instance.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped.</exception>
    public object UnderlyingActor
    {
        get
        {
            if (TestCell.IsTerminated || TestCell.Instance is not { } actor)
                throw new IllegalActorStateException("Underlying actor is terminated");
            return actor;
        }
    }

    private TestActorCell TestCell => (TestActorCell)Cell;

    /// <summary>Makes and starts the actor on the calling thread.</summary>
    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef supervisor = null, string name = null)
    {
        var impl = (ActorSystemImpl)system;
        var parent = (IInternalActorRef)(supervisor ?? impl.Guardian);
        var onCallingThread = string.Equals(props.Deploy.Dispatcher ?? Deploy.NoDispatcherGiven, Deploy.NoDispatcherGiven, StringComparison.Ordinal)
            ? props.WithDispatcher(CallingThreadDispatcher.Id)
            : props;
        var dispatcher = system.Dispatchers.Lookup(onCallingThread.Dispatcher);
        var mailboxType = system.Mailboxes.GetMailboxType(onCallingThread, dispatcher.Configurator.Config);
        var path = (parent.Path / (name ?? CreateUniqueName())).WithUid(Random.Shared.NextInt64(1, int.MaxValue));
        var actorRef = new InternalTestActorRef(impl, onCallingThread, dispatcher, mailboxType, parent, path);
        parent.SendSystemMessage(new Supervise(actorRef, async: false));
        actorRef.Start();
        return actorRef;
    }

    /// <summary>The next of the names <c>$$a</c>, <c>$$b</c>, …</summary>
    public static string CreateUniqueName()
    {
        var name = new StringBuilder("$$");
        var number = Interlocked.Increment(ref _lastNumber);
        do
        {
            name.Append(Digits[(int)(number & 63)]);
            number >>= 6;
        }
        while (number > 0);

        return name.ToString();
    }

    public void Receive(object message, IActorRef sender = null) =>
        TestCell.ReceiveMessageForTest(new Envelope(message, sender ?? System.DeadLetters));

    public Task ReceiveAsync(object message, IActorRef sender = null) =>
        TestCell.ReceiveAsyncForTest(new Envelope(message, sender ?? System.DeadLetters));

    public void Watch(IActorRef subject) => TestCell.UseThreadContext(() => TestCell.Watch(subject));

    public void Unwatch(IActorRef subject) => TestCell.UseThreadContext(() => TestCell.Unwatch(subject));

    public override string ToString() => $"TestActor[{Path}]";

    protected override ActorCell NewActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new TestActorCell(system, self, props, dispatcher, supervisor);
}
