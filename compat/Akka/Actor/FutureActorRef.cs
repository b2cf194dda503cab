using System.Globalization;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The sender of a question: the first message told to it is the answer. It has no path until someone asks for it.</summary>
public class FutureActorRef<T> : MinimalActorRef
{
    private readonly TaskCompletionSource<T> _result;
    private ActorPath _path;
    private ICancelable _timeout;
    private CancellationTokenRegistration _cancellation;
    private int _registered;

    public FutureActorRef(TaskCompletionSource<T> result, ActorPath path, IActorRefProvider provider)
    {
        _result = result;
        _path = path;
        Provider = provider;
    }

    public override ActorPath Path => _path ?? GivePath();

    public override IActorRefProvider Provider { get; }

    private protected override bool TakesNull => true;

    /// <summary>Sends the question, and takes this reference out of the system when it is answered.</summary>
    public virtual void DeliverAsk(object message, ICanTell destination) => destination.Tell(message, this);

    /// <summary>An actor that watches the asker is told at once: an asker is not an actor.</summary>
    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
    }

    internal void Limit(IScheduler scheduler, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (patience != Timeout.InfiniteTimeSpan && patience != TimeSpan.MaxValue)
        {
            _timeout = scheduler.Advanced.ScheduleOnceCancelable(
                patience,
                () => Fail(new AskTimeoutException($"Timeout after {patience.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} seconds")));
        }

        if (cancellationToken.CanBeCanceled)
        {
            _cancellation = cancellationToken.Register(() =>
            {
                if (_result.TrySetCanceled(cancellationToken))
                    Forget();
            });
        }
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        var answered = message switch
        {
            ISystemMessage => _result.TrySetException(new InvalidOperationException($"System message of type '{message.GetType().Name}' is invalid for {nameof(FutureActorRef<>)}")),
            T answer => Answer(answer),
            null => _result.TrySetResult(default),
            Status.Failure failure => _result.TrySetException(failure.Cause ?? new TaskCanceledException("Status.Failure returned without an exception")),
            _ => Refuse(message),
        };
        if (answered)
            Forget();
    }

    private bool Answer(T answer)
    {
        if (_result.TrySetResult(answer))
            return true;
        // Who cancelled the question has said that nobody waits for the answer.
        if (!_result.Task.IsCanceled)
            Provider.DeadLetters.Tell(answer, this);
        return false;
    }

    private bool Refuse(object message)
    {
        var answered = _result.TrySetException(new ArgumentException($"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        if (!_result.Task.IsCanceled)
            Provider.DeadLetters.Tell(message, this);
        return answered;
    }

    private void Fail(Exception exception)
    {
        if (_result.TrySetException(exception))
            Forget();
    }

    private void Forget()
    {
        _timeout?.Cancel();
        _cancellation.Unregister();
        if (Interlocked.Exchange(ref _registered, 0) != 0)
            Provider.UnregisterTempActor(_path);
    }

    private ActorPath GivePath()
    {
        var path = Provider.TempPath();
        if (Interlocked.CompareExchange(ref _path, path, null) is { } earlier)
            return earlier;
        Provider.RegisterTempActor(this, path);
        Volatile.Write(ref _registered, 1);
        if (_result.Task.IsCompleted && Interlocked.Exchange(ref _registered, 0) != 0)
            Provider.UnregisterTempActor(path);
        return path;
    }
}
