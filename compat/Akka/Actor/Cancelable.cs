namespace Akka.Actor;

/// <summary>A switch for scheduled work. Cancelling takes the work out of the scheduler at once.</summary>
public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private CancellationTokenSource _source;
    private int _cancelled;

    /// <summary>The work of the own scheduler that hangs on this; null for none, a list when there are several.</summary>
    private object _scheduled;

    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler) => CancelAfter(delay);

    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced, delay)
    {
    }

    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler.Advanced, TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    public Cancelable(IActionScheduler scheduler) => _scheduler = scheduler;

    public bool IsCancellationRequested => Volatile.Read(ref _cancelled) != 0;

    public bool IsDisposed { get; private set; }

    public CancellationToken Token
    {
        get
        {
            if (_source is { } existing)
                return existing.Token;
            if (IsCancellationRequested)
                return new CancellationToken(canceled: true);
            var created = new CancellationTokenSource();
            var source = Interlocked.CompareExchange(ref _source, created, null) ?? created;
            if (IsCancellationRequested)
                source.Cancel();
            return source.Token;
        }
    }

    public static ICancelable CreateCanceled()
    {
        var cancelable = new Cancelable((IActionScheduler)null);
        cancelable.Cancel();
        return cancelable;
    }

    /// <summary>Cancelled as soon as one of the others is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, static cancelable => cancelable.Token));

    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens)
    {
        var linked = new Cancelable(scheduler);
        foreach (var token in cancellationTokens)
            token.UnsafeRegister(static state => ((Cancelable)state).Cancel(), linked);
        return linked;
    }

    public void Cancel() => Cancel(throwOnFirstException: false);

    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (Interlocked.Exchange(ref _cancelled, 1) != 0)
            return;
        Detach();
        _source?.Cancel(throwOnFirstException);
    }

    public void CancelAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (IsCancellationRequested)
            return;
        if (_scheduler is null)
            throw new InvalidOperationException("This cancelable has no scheduler.");
        _scheduler.ScheduleOnce(delay, Cancel, this);
    }

    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || IsDisposed)
            return;
        IsDisposed = true;
        Detach();
        _source?.Dispose();
    }

    /// <summary>Makes cancelling take this work out of its wheel.</summary>
    internal void Attach(ScheduledItem item)
    {
        lock (this)
        {
            switch (_scheduled)
            {
                case null:
                    _scheduled = item;
                    break;
                case ScheduledItem first:
                    _scheduled = new List<ScheduledItem> { first, item };
                    break;
                case List<ScheduledItem> items:
                    items.RemoveAll(static done => done.IsDone);
                    items.Add(item);
                    break;
            }
        }

        if (IsCancellationRequested)
            Detach();
    }

    private void Detach()
    {
        object scheduled;
        lock (this)
        {
            scheduled = _scheduled;
            _scheduled = null;
        }

        if (scheduled is ScheduledItem item)
            item.Withdraw();
        else if (scheduled is List<ScheduledItem> items)
            items.ForEach(static each => each.Withdraw());
    }
}
