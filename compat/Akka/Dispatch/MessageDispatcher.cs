using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Decides where and when mailboxes run.</summary>
public abstract class MessageDispatcher
{
    public const int DefaultThroughput = 100;

    private long _inhabitants;
    private int _shutdownScheduled;

    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
        EventStream = configurator.Prerequisites.EventStream;
        Mailboxes = configurator.Prerequisites.Mailboxes;
        ShutdownTimeout = TimeSpan.FromSeconds(1);
    }

    public MessageDispatcherConfigurator Configurator { get; }

    public EventStream EventStream { get; }

    public Mailboxes Mailboxes { get; }

    public string Id { get; protected set; }

    /// <summary>How long a mailbox may run before others get their turn, in ticks of 100 ns; null or 0 for no limit.</summary>
    public long? ThroughputDeadlineTime { get; protected set; }

    /// <summary>How many messages a mailbox processes before others get their turn.</summary>
    public int Throughput { get; set; }

    /// <summary>How long the dispatcher's threads stay when its last actor has gone.</summary>
    [InternalApi]
    public TimeSpan ShutdownTimeout { get; protected set; }

    protected long Inhabitants => Interlocked.Read(ref _inhabitants);

    public void Schedule(Action run) => ExecuteTask(new ActionRunnable(() => RunReporting(run)));

    public void Schedule(IRunnable run) => ExecuteTask(new ActionRunnable(() => RunReporting(run.Run)));

    protected abstract void ExecuteTask(IRunnable run);

    protected void ReportFailure(Exception ex) =>
        EventStream.Publish(new Error(ex, GetType().FullName, GetType(), ex.Message));

    /// <summary>Frees the dispatcher's threads. It may be used again afterwards.</summary>
    [InternalApi]
    protected abstract void Shutdown();

    public virtual void Dispatch(ActorCell cell, Envelope envelope)
    {
        var mailbox = cell.Mailbox;
        mailbox.Enqueue(cell.Self, envelope);

        // The message must be there for all to see before the status is read. Otherwise this thread could find the mailbox
        // running while the thread that runs it finds no message, and nobody would schedule it.
        Interlocked.MemoryBarrier();
        RegisterForExecution(mailbox, true, false);
    }

    public virtual void SystemDispatch(ActorCell cell, SystemMessage message)
    {
        var mailbox = cell.Mailbox;
        mailbox.SystemEnqueue(cell.Self, message);
        RegisterForExecution(mailbox, false, true);
    }

    /// <summary>Takes an actor in and runs what already waits in its mailbox.</summary>
    public virtual void Attach(ActorCell cell)
    {
        Interlocked.Increment(ref _inhabitants);
        RegisterForExecution(cell.Mailbox, false, true);
    }

    /// <summary>Lets a stopped actor go: its messages and all later ones become dead letters.</summary>
    public virtual void Detach(ActorCell cell)
    {
        var mailbox = cell.SwapMailbox(Mailboxes.DeadLetterMailbox);
        mailbox.BecomeClosed();
        mailbox.CleanUp();
        if (Interlocked.Decrement(ref _inhabitants) == 0)
            ShutdownWhenDeserted();
    }

    internal virtual Mailbox CreateMailbox(ActorCell cell, MailboxType mailboxType) =>
        new(mailboxType.Create(cell.Self, cell.System));

    internal virtual bool RegisterForExecution(Mailbox mailbox, bool hasMessageHint, bool hasSystemMessageHint)
    {
        if (mailbox.CanBeScheduledForExecution(hasMessageHint, hasSystemMessageHint) && mailbox.SetAsScheduled())
        {
            ExecuteTask(mailbox);
            return true;
        }

        if (hasMessageHint && mailbox.IsClosed)
            mailbox.CleanUp();
        return false;
    }

    internal virtual void Suspend(ActorCell cell) => cell.Mailbox.Suspend();

    internal virtual void Resume(ActorCell cell)
    {
        var mailbox = cell.Mailbox;
        if (mailbox.Resume())
            RegisterForExecution(mailbox, false, false);
    }

    private void ShutdownWhenDeserted()
    {
        if (Interlocked.Exchange(ref _shutdownScheduled, 1) != 0)
            return;
        try
        {
            Configurator.Prerequisites.Scheduler.Advanced.ScheduleOnce(ShutdownTimeout, ShutdownIfDeserted);
        }
        catch (SchedulerException)
        {
            ShutdownIfDeserted();
        }
    }

    private void ShutdownIfDeserted()
    {
        Volatile.Write(ref _shutdownScheduled, 0);
        if (Inhabitants == 0)
            Shutdown();
    }

    private void RunReporting(Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            ReportFailure(exception);
        }
    }
}
