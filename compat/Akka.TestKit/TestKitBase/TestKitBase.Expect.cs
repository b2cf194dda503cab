using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Expecting the next message to be a certain one.
public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be of the type. Fails when it is not, or none comes in time.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect<T>(null, duration, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(null, duration, hint, false, cancellationToken);

    /// <summary>The next message, which must equal this one.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(Equal(message, hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(Equal(message, hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, for which the predicate must hold.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(True(isMessage, hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(True(isMessage, hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, for which the assertion must not throw.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect<T>((message, _) => assert(message), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>((message, _) => assert(message), timeout, hint, false, cancellationToken);

    /// <summary>The next message, for which with its sender the function must hold.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(True(isMessageAndSender, hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Func{T, IActorRef, bool}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(True(isMessageAndSender, hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, for which with its sender the assertion must not throw.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(assertMessageAndSender, timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Action{T, IActorRef}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(assertMessageAndSender, timeout, hint, false, cancellationToken);

    /// <summary>The next message, which must equal the expected one by the comparer.</summary>
    public T ExpectMsg<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(Equal(expected, comparer, hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(T, Func{T, T, bool}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(Equal(expected, comparer, hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, which must tell of the end of the actor; it must have been watched.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectTerminated(target, timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectTerminated(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectTerminated(target, timeout, hint, false, cancellationToken);

    private ValueTask<Terminated> ExpectTerminated(
        IActorRef target, TimeSpan? timeout, string hint, bool blocks, CancellationToken cancellationToken)
    {
        var text = $"Terminated {target}. {hint}";
        return Expect<Terminated>(
            (message, _) => _assertions.AssertEqual(target, message.ActorRef, text), timeout, text, blocks, cancellationToken);
    }

    private async ValueTask<T> Expect<T>(
        Action<T, IActorRef> assert, TimeSpan? timeout, string hint, bool blocks, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(timeout);
        var envelope = await TryRead(limit, true, blocks, cancellationToken);
        if (envelope is not RealMessageEnvelope)
            _assertions.Fail("Failed: Timeout {0} while waiting for a message of type {1} {2}", limit, typeof(T), hint ?? "");
        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                "Failed: Expected a message of type {0}, but received {{{1}}} (type {2}) instead {3} from {4}",
                typeof(T),
                envelope.Message,
                envelope.Message?.GetType(),
                hint ?? "",
                envelope.Sender);
            return default;
        }

        assert?.Invoke(message, envelope.Sender);
        return message;
    }

    private Action<T, IActorRef> Equal<T>(T expected, string hint) => (message, _) => _assertions.AssertEqual(expected, message, Text(hint));

    private Action<T, IActorRef> Equal<T>(T expected, Func<T, T, bool> comparer, string hint) =>
        (message, _) => _assertions.AssertEqual(expected, message, comparer, Text(hint));

    private Action<T, IActorRef> True<T>(Predicate<T> isMessage, string hint) => (message, _) =>
        _assertions.AssertTrue(
            isMessage(message),
            "Got a message of the expected type <{0}>. Also expected {1} but the message {{{2}}} of type <{3}> did not match",
            typeof(T),
            hint ?? "the predicate to hold",
            message,
            message?.GetType());

    private Action<T, IActorRef> True<T>(Func<T, IActorRef, bool> isMessageAndSender, string hint) => (message, sender) =>
        _assertions.AssertTrue(
            isMessageAndSender(message, sender),
            "Got a message of the expected type <{0}> from {1}. Also expected {2} but the message {{{3}}} of type <{4}> did not match",
            typeof(T),
            sender,
            hint ?? "the predicate to hold",
            message,
            message?.GetType());

    // Texts given by the test are no templates.
    private static string Text(string hint) => hint?.Replace("{", "{{").Replace("}", "}}") ?? "";
}
