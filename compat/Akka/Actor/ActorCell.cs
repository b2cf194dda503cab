using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>
/// One actor from the inside: the current instance, its mailbox, behaviors, children, watches and failures. Everything in
/// it runs on one thread at a time, except sending and looking up children.
/// </summary>
public partial class ActorCell : IUntypedActorContext, ICell
{
    public const int UndefinedUid = 0;

    private static long _lastUid;

    [ThreadStatic]
    private static ActorCell _current;

    private readonly ActorSystemImpl _system;
    private readonly IInternalActorRef _self;
    private Mailbox _mailbox;
    private ActorBase _actor;
    private Props _props;
    private Envelope _currentEnvelope;
    private bool _instanceUnderConstruction;

    public ActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        _system = system;
        _self = self;
        _props = props;
        Dispatcher = dispatcher;
        Parent = parent;
    }

    public IActorRef Self => _self;

    public IInternalActorRef Parent { get; }

    IActorRef IActorContext.Parent => Parent;

    public Props Props => _props;

    public ActorSystem System => _system;

    public ActorSystemImpl SystemImpl => _system;

    public MessageDispatcher Dispatcher { get; }

    public Mailbox Mailbox => Volatile.Read(ref _mailbox);

    public bool IsLocal => true;

    public bool IsTerminated => Mailbox.IsClosed;

    public bool HasMessages => Mailbox.HasMessages;

    public int NumberOfMessages => Mailbox.NumberOfMessages;

    public object CurrentMessage => _currentEnvelope.Message;

    public IActorRef Sender => _currentEnvelope.Sender ?? _system.DeadLetters;

    /// <summary>The instance; null before it is created and between two incarnations.</summary>
    internal ActorBase Actor => _actor;

    /// <summary>The cell whose actor the calling thread runs; null outside actors.</summary>
    internal static ActorCell Current { get => _current; set => _current = value; }

    public static IActorRef GetCurrentSelfOrNoSender() => _current?._self;

    public static IActorRef GetCurrentSenderOrNoSender() => _current?._currentEnvelope.Sender;

    /// <summary>Makes a cell the calling thread's current one; returns the one before, for <see cref="Leave"/>.</summary>
    internal static ActorCell Enter(ActorCell cell)
    {
        var previous = _current;
        _current = cell;
        return previous;
    }

    internal static void Leave(ActorCell previous) => _current = previous;

    internal static long NewUid() => Interlocked.Increment(ref _lastUid);

    /// <summary>Makes the mailbox and queues the creation of the actor; <see cref="Start"/> lets it happen.</summary>
    public void Init(bool sendSupervise, MailboxType mailboxType)
    {
        var mailbox = Dispatcher.CreateMailbox(this, mailboxType);
        mailbox.SetActor(this);
        SwapMailbox(mailbox);
        mailbox.SystemEnqueue(_self, new Create());
        if (sendSupervise)
            Parent.SendSystemMessage(new Supervise(_self, async: false));
    }

    public virtual void Start()
    {
        PreStart();
        Dispatcher.Attach(this);
    }

    protected virtual void PreStart()
    {
    }

    public void Stop() => SendSystemMessage(new Terminate());

    public void Suspend() => SendSystemMessage(new Suspend());

    public void Resume(Exception causedByFailure) => SendSystemMessage(new Resume(causedByFailure));

    public void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    public virtual void SendMessage(Envelope message) => Dispatcher.Dispatch(this, message);

    public virtual void SendMessage(IActorRef sender, object message) => Dispatcher.Dispatch(this, new Envelope(message, sender));

    public virtual void SendSystemMessage(ISystemMessage systemMessage) => Dispatcher.SystemDispatch(this, (SystemMessage)systemMessage);

    /// <summary>Runs something as if inside the actor.</summary>
    public void UseThreadContext(Action action)
    {
        var previous = Enter(this);
        try
        {
            action();
        }
        finally
        {
            Leave(previous);
        }
    }

    internal Mailbox SwapMailbox(Mailbox mailbox) => Interlocked.Exchange(ref _mailbox, mailbox);
}
