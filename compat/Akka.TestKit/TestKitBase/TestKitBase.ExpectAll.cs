using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Expecting several messages in any order, or one of several.
public abstract partial class TestKitBase
{
    /// <summary>The next message, which must equal one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectAnyOf(messages, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAnyOf{T}(IEnumerable{T}, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectAnyOf(messages, false, cancellationToken);

    /// <summary>As many messages as are given, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectAllOf(RemainingOrDefault, messages, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ExpectAllOf(RemainingOrDefault, messages, false, ct), cancellationToken);

    /// <summary>As the form without a time, with one (dilated) for all messages together.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        ExpectMsgAllOf(max, (IReadOnlyCollection<T>)messages);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectAllOf(RemainingOrDilated(max), messages, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, T[])"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ExpectAllOf(RemainingOrDilated(max), messages, false, ct), cancellationToken);

    /// <summary>As many messages as predicates are given; each predicate must hold for one of them.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        Blocking.Result(ExpectAllOf(RemainingOrDefault, predicates, true, default));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        Blocking.Result(ExpectAllOf(RemainingOrDefault, predicates, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ExpectAllOf(RemainingOrDefault, predicates, false, ct), cancellationToken);

    /// <summary>As the form without a time, with one (dilated) for all messages together.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        Blocking.Result(ExpectAllOf(RemainingOrDilated(max), predicates, true, default));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        Blocking.Result(ExpectAllOf(RemainingOrDilated(max), predicates, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ExpectAllOf(RemainingOrDilated(max), predicates, false, ct), cancellationToken);

    private async ValueTask<T> ExpectAnyOf<T>(IEnumerable<T> expected, bool blocks, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDefault;
        var envelope = await TryRead(limit, true, blocks, cancellationToken);
        _assertions.AssertTrue(
            envelope is RealMessageEnvelope, "Timeout {0} during ExpectMsgAnyOf, expecting one of [{1}]", limit, string.Join(", ", expected));
        _assertions.AssertTrue(
            envelope.Message is T message && expected.Contains(message), "ExpectMsgAnyOf found unexpected {0}", envelope.Message);
        return (T)envelope.Message;
    }

    private async ValueTask<IReadOnlyList<T>> ExpectAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> expected, bool blocks, CancellationToken cancellationToken)
    {
        var received = await ReceiveN(expected.Count, max, blocks, cancellationToken);
        FailUnlessMatched(expected, received, (wanted, message) => message is T typed && Equals(typed, wanted));
        return [.. received.Cast<T>()];
    }

    private async ValueTask<IReadOnlyList<object>> ExpectAllOf(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> expected, bool blocks, CancellationToken cancellationToken)
    {
        var received = await ReceiveN(expected.Count, max, blocks, cancellationToken);
        FailUnlessMatched(expected, received, (predicate, message) => predicate.Holds(message));
        return received;
    }

    private void FailUnlessMatched<T>(IReadOnlyCollection<T> expected, IReadOnlyList<object> received, Func<T, object, bool> matches)
    {
        var missing = expected.Where(wanted => !received.Any(message => matches(wanted, message))).ToList();
        var unexpected = received.Where(message => !expected.Any(wanted => matches(wanted, message))).ToList();
        if (missing.Count > 0 || unexpected.Count > 0)
            _assertions.Fail("not found [{0}] found unexpected [{1}]", string.Join(", ", missing), string.Join(", ", unexpected));
    }
}
