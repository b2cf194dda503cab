using System.Runtime.CompilerServices;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

// The methods that run the chain and end with something.
public partial class SubscriberFluentBuilder<T>
{
    /// <summary>Runs the chain, and then the action.</summary>
    public async Task ExecuteAsync(Func<Task> asyncAction = null, CancellationToken cancellationToken = default)
    {
        await _steps.Run(cancellationToken);
        if (asyncAction is not null)
            await asyncAction();
    }

    public Task<ISubscription> ExpectSubscriptionAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectSubscriptionAsync(cancellationToken), cancellationToken);

    public Task<TestSubscriber.ISubscriberEvent> ExpectEventAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectEventAsync(cancellationToken), cancellationToken);

    public Task<TestSubscriber.ISubscriberEvent> ExpectEventAsync(TimeSpan? max, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectEventAsync(max, cancellationToken), cancellationToken);

    public Task<TOther> ExpectEventAsync<TOther>(
        Func<TestSubscriber.ISubscriberEvent, TOther> func, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectEventAsync(func, cancellationToken), cancellationToken);

    public Task<T> ExpectNextAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectNextAsync(cancellationToken), cancellationToken);

    public Task<T> ExpectNextAsync(TimeSpan? timeout, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectNextAsync(timeout, cancellationToken), cancellationToken);

    public Task<TOther> ExpectNextAsync<TOther>(Predicate<TOther> predicate, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectNextAsync(predicate, cancellationToken), cancellationToken);

    public IAsyncEnumerable<T> ExpectNextNAsync(long n, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        AfterSteps(() => Probe.ExpectNextNAsync(n, timeout, cancellationToken), cancellationToken);

    public Task<Exception> ExpectErrorAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectErrorAsync(cancellationToken), cancellationToken);

    public Task<Exception> ExpectSubscriptionAndErrorAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectSubscriptionAndErrorAsync(cancellationToken), cancellationToken);

    public Task<Exception> ExpectSubscriptionAndErrorAsync(bool signalDemand, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectSubscriptionAndErrorAsync(signalDemand, cancellationToken), cancellationToken);

    public Task<object> ExpectNextOrErrorAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectNextOrErrorAsync(cancellationToken), cancellationToken);

    public Task<object> ExpectNextOrCompleteAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectNextOrCompleteAsync(cancellationToken), cancellationToken);

    public IAsyncEnumerable<TOther> ReceiveWhileAsync<TOther>(
        TimeSpan? max = null,
        TimeSpan? idle = null,
        Func<object, TOther> filter = null,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        AfterSteps(() => Probe.ReceiveWhileAsync(max, idle, filter, msgs, cancellationToken), cancellationToken);

    public IAsyncEnumerable<TOther> ReceiveWithinAsync<TOther>(
        TimeSpan? max, int messages = int.MaxValue, CancellationToken cancellationToken = default) =>
        AfterSteps(() => Probe.ReceiveWithinAsync<TOther>(max, messages, cancellationToken), cancellationToken);

    public Task<TOther> WithinAsync<TOther>(
        TimeSpan min,
        TimeSpan max,
        Func<Task<TOther>> asyncFunction,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.TestProbe.WithinAsync(min, max, asyncFunction, hint, epsilonValue, cancellationToken), cancellationToken);

    public Task<TOther> WithinAsync<TOther>(
        TimeSpan max, Func<Task<TOther>> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.TestProbe.WithinAsync(max, actionAsync, epsilonValue, cancellationToken), cancellationToken);

    public IAsyncEnumerable<T> ToStrictAsync(TimeSpan atMost, CancellationToken cancellationToken = default) =>
        AfterSteps(() => Probe.ToStrictAsync(atMost, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<TOther> AfterSteps<TOther>(
        Func<IAsyncEnumerable<TOther>> last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _steps.Run(cancellationToken);
        await foreach (var received in last())
            yield return received;
    }
}
