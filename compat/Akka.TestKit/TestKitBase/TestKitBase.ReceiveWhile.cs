using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Reading messages as long as they fit.
public abstract partial class TestKitBase
{
    /// <summary>
    /// Reads messages until <paramref name="filter"/> gives null for one, which stays to be read, or <paramref name="msgs"/> are there, or
    /// <paramref name="max"/> has passed.
    /// </summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(max, null, filter, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(max, null, filter, msgs, cancellationToken);

    /// <summary>As the form without it, and <paramref name="idle"/> limits the time between two messages.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        Blocking.Result(ReceiveWhile(Accepting(filter), max, idle, msgs, true, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ReceiveWhile(Accepting(filter), max, idle, msgs, false, ct), cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(max, idle, filter, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(max, idle, filter, msgs, cancellationToken);

    /// <summary>
    /// Reads messages of type <typeparamref name="T"/> as long as the predicate holds. Messages of other types are dropped, or end the
    /// reading when <paramref name="shouldIgnoreOtherMessageTypes"/> is false.
    /// </summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(ReceiveWhile(Accepting(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, true, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        Enumerate(
            ct => ReceiveWhile(Accepting(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, false, ct), cancellationToken);

    private static Func<object, (Verdict Verdict, T Result)> Accepting<T>(Func<object, T> filter) =>
        message => filter(message) is { } result ? (Verdict.Take, result) : (Verdict.Stop, default);

    private static Func<object, (Verdict Verdict, T Result)> Accepting<T>(Predicate<T> shouldContinue, bool dropsOthers) => message =>
        message is T typed
            ? shouldContinue(typed) ? (Verdict.Take, typed) : (Verdict.Stop, default)
            : (dropsOthers ? Verdict.Drop : Verdict.Stop, default);

    private async ValueTask<IReadOnlyList<T>> ReceiveWhile<T>(
        Func<object, (Verdict Verdict, T Result)> judge, TimeSpan? max, TimeSpan? idle, int msgs, bool blocks, CancellationToken cancellationToken)
    {
        var stop = Now + RemainingOrDilated(max);
        var received = new List<T>();
        MessageEnvelope last = NullMessageEnvelope.Instance;
        while (received.Count < msgs)
        {
            var left = stop - Now;
            var wait = idle is { } limit && limit >= TimeSpan.Zero ? Min(limit, left) : left;
            var envelope = await TryRead(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, false, blocks, cancellationToken);
            if (envelope is not RealMessageEnvelope)
                break;
            var (verdict, result) = judge(envelope.Message);
            if (verdict == Verdict.Stop)
                break;
            await TryRead(TimeSpan.Zero, true, blocks, cancellationToken);
            if (verdict == Verdict.Drop)
                continue;
            last = envelope;
            received.Add(result);
        }

        _lastMessage = last;
        _lastWasNoMsg = true;
        return received;
    }

    private enum Verdict
    {
        Take,
        Drop,
        Stop,
    }
}
