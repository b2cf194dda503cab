namespace Akka.Dispatch;

public partial class Mailbox
{
    private const int Closed = 1;
    private const int Scheduled = 2;
    private const int AwaitingTask = 4;
    private const int SuspendUnit = 8;

    /// <summary>The three flags in the low bits; above them counts how often the mailbox is suspended.</summary>
    private int _status;

    internal bool IsClosed => (Volatile.Read(ref _status) & Closed) != 0;

    internal bool IsScheduled => (Volatile.Read(ref _status) & Scheduled) != 0;

    /// <summary>True while the actor has failed or an ancestor suspended it.</summary>
    internal bool IsSuspended => Volatile.Read(ref _status) >= SuspendUnit;

    /// <summary>True while an asynchronous handler has not ended.</summary>
    internal bool IsAwaitingTask => (Volatile.Read(ref _status) & AwaitingTask) != 0;

    internal bool ShouldProcessMessages => (Volatile.Read(ref _status) & ~Scheduled) == 0;

    internal bool CanBeScheduledForExecution(bool hasMessageHint, bool hasSystemMessageHint)
    {
        var status = Volatile.Read(ref _status);
        if ((status & (Closed | Scheduled)) != 0)
            return false;
        return hasSystemMessageHint || HasSystemMessages || (status == 0 && (hasMessageHint || HasMessages));
    }

    internal bool SetAsScheduled()
    {
        var status = Volatile.Read(ref _status);
        while ((status & (Closed | Scheduled)) == 0)
        {
            var seen = Interlocked.CompareExchange(ref _status, status | Scheduled, status);
            if (seen == status)
                return true;
            status = seen;
        }

        return false;
    }

    internal void SetAsIdle() => Interlocked.And(ref _status, ~Scheduled);

    /// <summary>One suspension more.</summary>
    internal void Suspend() => Interlocked.Add(ref _status, SuspendUnit);

    /// <summary>One suspension less; tells whether the mailbox processes messages again.</summary>
    internal bool Resume()
    {
        var status = Volatile.Read(ref _status);
        while (status >= SuspendUnit)
        {
            var seen = Interlocked.CompareExchange(ref _status, status - SuspendUnit, status);
            if (seen == status)
                return ShouldProcessMessages;
            status = seen;
        }

        return ShouldProcessMessages;
    }

    internal void BeginAwait() => Interlocked.Or(ref _status, AwaitingTask);

    internal void EndAwait() => Interlocked.And(ref _status, ~AwaitingTask);

    internal void BecomeClosed() => Interlocked.Or(ref _status, Closed);

    internal int SuspendCount => Volatile.Read(ref _status) / SuspendUnit;
}
