using System.Runtime.CompilerServices;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

/// <summary>Expectations and sends of a publisher probe as a chain; an asynchronous method ends and runs it.</summary>
public class PublisherFluentBuilder<T>
{
    private readonly FluentSteps _steps = new();

    internal PublisherFluentBuilder(TestPublisher.ManualProbe<T> probe) => Probe = probe;

    public TestPublisher.ManualProbe<T> Probe { get; }

    private TestPublisher.Probe<T> Counting => Probe as TestPublisher.Probe<T> ??
        throw new InvalidOperationException("Only a TestPublisher.Probe can do this, not a ManualProbe.");

    /// <summary>Runs the chain, and then the action.</summary>
    public async Task ExecuteAsync(Func<Task> asyncAction = null, CancellationToken cancellationToken = default)
    {
        await _steps.Run(cancellationToken);
        if (asyncAction is not null)
            await asyncAction();
    }

    public async IAsyncEnumerable<TOther> ReceiveWhileAsync<TOther>(
        TimeSpan? max = null,
        TimeSpan? idle = null,
        Func<object, TOther> filter = null,
        int msgCount = int.MaxValue,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TOther : class
    {
        await _steps.Run(cancellationToken);
        await foreach (var received in Probe.ReceiveWhileAsync(max, idle, filter, msgCount, cancellationToken))
            yield return received;
    }

    public Task<TestPublisher.IPublisherEvent> ExpectEventAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.ExpectEventAsync(cancellationToken), cancellationToken);

    public Task<TOther> WithinAsync<TOther>(
        TimeSpan min, TimeSpan max, Func<Task<TOther>> function, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.WithinAsync(min, max, function, cancellationToken), cancellationToken);

    public Task<TOther> WithinAsync<TOther>(TimeSpan max, Func<Task<TOther>> execute, CancellationToken cancellationToken = default) =>
        _steps.Run(() => Probe.WithinAsync(max, execute, cancellationToken), cancellationToken);

    public Task<long> ExpectRequestAsync(CancellationToken cancellationToken = default) =>
        _steps.Run(() => Counting.ExpectRequestAsync(cancellationToken), cancellationToken);

    public PublisherFluentBuilder<T> ExpectRequest(ISubscription subscription, int nrOfElements) =>
        Then(ct => Probe.ExpectRequestAsync(subscription, nrOfElements, ct));

    public PublisherFluentBuilder<T> ExpectNoMsg() => Then(ct => Probe.ExpectNoMsgAsync(ct));

    public PublisherFluentBuilder<T> ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Then(_ => Probe.ExpectNoMsgAsync(duration, cancellationToken));

    public PublisherFluentBuilder<T> EnsureSubscription() => Then(ct => Counting.EnsureSubscriptionAsync(ct));

    public PublisherFluentBuilder<T> SendNext(T element) => Then(ct => Counting.SendNextAsync(element, ct));

    public PublisherFluentBuilder<T> SendNext(IEnumerable<T> elements) => Then(async ct =>
    {
        foreach (var element in elements)
            await Counting.SendNextAsync(element, ct);
    });

    public PublisherFluentBuilder<T> UnsafeSendNext(T element) => Then(ct => Counting.UnsafeSendNextAsync(element, ct));

    public PublisherFluentBuilder<T> SendComplete() => Then(ct => Counting.SendCompleteAsync(ct));

    public PublisherFluentBuilder<T> SendError(Exception e) => Then(ct => Counting.SendErrorAsync(e, ct));

    public PublisherFluentBuilder<T> ExpectCancellation() => Then(ct => Counting.ExpectCancellationAsync(ct));

    private PublisherFluentBuilder<T> Then(Func<CancellationToken, Task> step)
    {
        _steps.Add(step);
        return this;
    }
}
