using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Expecting the next message to be a certain one from a certain sender.
public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be of the type and from the sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(From<T>(sender, null, hint), duration, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(From<T>(sender, null, hint), duration, hint, false, cancellationToken);

    /// <summary>The next message, which must equal this one and be from the sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(From(sender, Equal(message, hint), hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(From(sender, Equal(message, hint), hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, for which the predicate must hold and which must be from the sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(From(sender, True(isMessage, hint), hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(From(sender, True(isMessage, hint), hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message; both predicates must hold.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(From(isSender, True(isMessage, hint), hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(Predicate{IActorRef}, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(From(isSender, True(isMessage, hint), hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message, which must be from the sender; the assertion on it must not throw.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(From<T>(sender, (message, _) => assertMessage(message), hint), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect(From<T>(sender, (message, _) => assertMessage(message), hint), timeout, hint, false, cancellationToken);

    /// <summary>The next message; neither assertion must throw.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(Expect(Both(assertSender, assertMessage), timeout, hint, true, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(Action{IActorRef}, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Both(assertSender, assertMessage), timeout, hint, false, cancellationToken);

    private static Action<T, IActorRef> Both<T>(Action<IActorRef> assertSender, Action<T> assertMessage) => (message, sender) =>
    {
        assertSender(sender);
        assertMessage(message);
    };

    private Action<T, IActorRef> From<T>(IActorRef expected, Action<T, IActorRef> assert, string hint) => (message, sender) =>
    {
        _assertions.AssertEqual(
            expected, sender, "Sender does not match. Got a message from sender {0}. But expected {1} {2}", sender, expected, hint ?? "");
        assert?.Invoke(message, sender);
    };

    private Action<T, IActorRef> From<T>(Predicate<IActorRef> isSender, Action<T, IActorRef> assert, string hint) => (message, sender) =>
    {
        _assertions.AssertTrue(isSender(sender), "Sender does not match. Got a message from sender {0}. {1}", sender, hint ?? "");
        assert(message, sender);
    };
}
