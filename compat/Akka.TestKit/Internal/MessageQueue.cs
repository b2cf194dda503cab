using System.Diagnostics;

namespace Akka.TestKit.Internal;

/// <summary>
/// What the test actor has received and the test has not read yet. It can be read by a blocked thread or by an awaiting task.
/// </summary>
internal sealed class MessageQueue
{
    private readonly object _lock = new();
    private readonly LinkedList<MessageEnvelope> _messages = [];
    private TaskCompletionSource _added = NewSignal();

    internal int Count
    {
        get
        {
            lock (_lock)
                return _messages.Count;
        }
    }

    internal void Add(MessageEnvelope envelope)
    {
        TaskCompletionSource added;
        lock (_lock)
        {
            _messages.AddLast(envelope);
            added = _added;
            _added = NewSignal();
            Monitor.PulseAll(_lock);
        }

        added.TrySetResult();
    }

    /// <summary>
    /// Takes the oldest message, or only looks at it. Waits for one at most <paramref name="timeout"/>; negative is for ever.
    /// Null when none came. A reader that blocks gets an answer that is complete already, on its own thread.
    /// </summary>
    internal ValueTask<MessageEnvelope> Read(TimeSpan timeout, bool take, bool blocks, CancellationToken cancellationToken) =>
        blocks ? new ValueTask<MessageEnvelope>(ReadBlocking(timeout, take, cancellationToken)) : ReadAsync(timeout, take, cancellationToken);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TimeSpan Left(TimeSpan timeout, long started)
    {
        if (timeout < TimeSpan.Zero)
            return Timeout.InfiniteTimeSpan;
        var left = timeout - Stopwatch.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private MessageEnvelope ReadBlocking(TimeSpan timeout, bool take, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var wakeUp = cancellationToken.Register(() =>
        {
            lock (_lock)
                Monitor.PulseAll(_lock);
        });
        lock (_lock)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryRead(take) is { } envelope)
                    return envelope;
                var left = Left(timeout, started);
                if (left == TimeSpan.Zero)
                    return null;
                Monitor.Wait(_lock, left);
            }
        }
    }

    private async ValueTask<MessageEnvelope> ReadAsync(TimeSpan timeout, bool take, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task added;
            lock (_lock)
            {
                if (TryRead(take) is { } envelope)
                    return envelope;
                added = _added.Task;
            }

            var left = Left(timeout, started);
            if (left == TimeSpan.Zero)
                return null;
            await ((Task)added.WaitAsync(left, cancellationToken)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private MessageEnvelope TryRead(bool take)
    {
        if (_messages.First is not { } first)
            return null;
        if (take)
            _messages.RemoveFirst();
        return first.Value;
    }
}
