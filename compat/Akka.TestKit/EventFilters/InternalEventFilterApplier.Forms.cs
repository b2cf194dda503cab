namespace Akka.TestKit.Internal;

// The forms of the interface, all of them one interception.
public partial class InternalEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) =>
        InterceptBlocking(action, 1, null, cancellationToken);

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Completing(action), 1, null, cancellationToken);

    public Task ExpectOneAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(action, 1, null, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        InterceptBlocking(action, 1, timeout, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(action, 1, timeout, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        InterceptBlocking(action, expectedCount, null, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        InterceptAsync(actionAsync, expectedCount, null, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, TimeSpan? timeout, CancellationToken cancellationToken = default) =>
        InterceptAsync(actionAsync, expectedCount, timeout, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        InterceptBlocking(action, expectedCount, timeout, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(action, expectedCount, timeout, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Completing(action), expectedCount, timeout, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) => InterceptBlocking(func, 1, null, cancellationToken);

    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, 1, null, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        InterceptBlocking(func, 1, timeout, cancellationToken);

    public Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, 1, timeout, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        InterceptBlocking(func, expectedCount, null, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, expectedCount, null, cancellationToken);

    public T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        InterceptBlocking(func, expectedCount, timeout, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, expectedCount, timeout, cancellationToken);

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default) => InterceptBlocking(func, null, null, cancellationToken);

    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, null, null, cancellationToken);

    public void Mute(Action action, CancellationToken cancellationToken = default) => InterceptBlocking(action, null, null, cancellationToken);

    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(action, null, null, cancellationToken);

    public Task MuteAsync(Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Completing(action), null, null, cancellationToken);
}
