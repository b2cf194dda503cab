namespace Akka.Streams.TestKit;

/// <summary>Expectations and demand of a subscriber probe as a chain; an asynchronous method ends and runs it.</summary>
public partial class SubscriberFluentBuilder<T>
{
    private readonly FluentSteps _steps = new();

    internal SubscriberFluentBuilder(TestSubscriber.ManualProbe<T> probe) => Probe = probe;

    public TestSubscriber.ManualProbe<T> Probe { get; }

    private TestSubscriber.Probe<T> Demanding => Probe as TestSubscriber.Probe<T> ??
        throw new InvalidOperationException("Only a TestSubscriber.Probe can do this, not a ManualProbe.");

    public SubscriberFluentBuilder<T> EnsureSubscription() => Then(ct => Demanding.EnsureSubscriptionAsync(ct));

    public SubscriberFluentBuilder<T> Request(long n) => Then(_ => Demanding.RequestAsync(n));

    public SubscriberFluentBuilder<T> RequestNext(T element) => Then(_ => Demanding.RequestNextAsync(element));

    public SubscriberFluentBuilder<T> RequestNextN(params T[] elements) => Then(async ct =>
    {
        await Demanding.RequestAsync(elements.Length);
        await Probe.ExpectNextNAsync(elements, null, ct);
    });

    public SubscriberFluentBuilder<T> Cancel() => Then(_ => Demanding.CancelAsync());

    public SubscriberFluentBuilder<T> ExpectEvent(TestSubscriber.ISubscriberEvent e) =>
        Then(ct => Probe.TestProbe.ExpectMsgAsync(e, cancellationToken: ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectNext(T element, TimeSpan? timeout = null) =>
        Then(ct => Probe.Next(element, timeout, false, ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectNext(TimeSpan? timeout, T element) => ExpectNext(element, timeout);

    public SubscriberFluentBuilder<T> ExpectNext(params T[] elems) => ExpectNextN(elems);

    public SubscriberFluentBuilder<T> ExpectNext(TimeSpan? timeout, params T[] elems) => ExpectNextN(elems, timeout);

    public SubscriberFluentBuilder<T> ExpectNextUnordered(params T[] elems) => ExpectNextUnorderedN(elems);

    public SubscriberFluentBuilder<T> ExpectNextUnordered(TimeSpan? timeout, params T[] elems) => ExpectNextUnorderedN(elems, timeout);

    public SubscriberFluentBuilder<T> ExpectNextWithinSet(ICollection<T> elems) => Then(ct => Probe.WithinSet(elems, false, ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectNextN(IEnumerable<T> all, TimeSpan? timeout = null) =>
        Then(ct => Probe.ExpectNextNAsync(all, timeout, ct));

    public SubscriberFluentBuilder<T> ExpectNextUnorderedN(IEnumerable<T> all, TimeSpan? timeout = null) =>
        Then(ct => Probe.Unordered([.. all], timeout, false, ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectComplete() => ExpectComplete(null);

    public SubscriberFluentBuilder<T> ExpectComplete(TimeSpan? timeout) => Then(ct => Probe.Complete(timeout, false, ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectSubscriptionAndComplete() => ExpectSubscriptionAndComplete(true);

    public SubscriberFluentBuilder<T> ExpectSubscriptionAndComplete(bool signalDemand) =>
        Then(ct => Probe.SubscriptionAndComplete(signalDemand, false, ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectNextOrError(T element, Exception cause) =>
        Then(async ct => Probe.OneOf(await Probe.ExpectNextOrErrorAsync(ct), element, cause));

    public SubscriberFluentBuilder<T> ExpectNextOrComplete(T element) =>
        Then(async ct => Probe.OneOf(await Probe.ExpectNextOrCompleteAsync(ct), element, TestSubscriber.OnComplete.Instance));

    public SubscriberFluentBuilder<T> ExpectNoMsg() => Then(ct => Probe.TestProbe.ExpectNoMsgAsync(ct).AsTask());

    public SubscriberFluentBuilder<T> ExpectNoMsg(TimeSpan remaining) => Then(ct => Probe.ExpectNoMsgAsync(remaining, ct));

    public SubscriberFluentBuilder<T> MatchNext<TOther>(Predicate<TOther> predicate) => Then(ct => Probe.ExpectNextAsync(predicate, ct));

    private SubscriberFluentBuilder<T> Then(Func<CancellationToken, Task> step)
    {
        _steps.Add(step);
        return this;
    }
}
