using Akka.Actor;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>The one implementation of <see cref="IEventFilterApplier"/>.</summary>
public partial class InternalEventFilterApplier : IEventFilterApplier
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    public InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = system;
        _filters = filters;
    }

    public EventFilterFactory And => new(_testKit, _system, _filters);

    public IUnmutableFilter Mute()
    {
        _system.EventStream.Publish(new Mute(_filters));
        return new Muted(_system, _filters);
    }

    private async ValueTask<T> Intercept<T>(
        Func<ValueTask<T>> function, int? expected, TimeSpan? timeout, bool blocks, CancellationToken cancellationToken)
    {
        var leeway = timeout is { } given ? _testKit.Dilated(given) : _testKit.Dilated(_testKit.TestKitSettings.TestEventFilterLeeway);
        var counter = new MatchCounter();
        foreach (var filter in _filters)
            filter.EventMatched += counter.Count;
        _system.EventStream.Publish(new Mute(_filters));
        try
        {
            var result = await function();
            if (expected is { } count)
                await counter.Reach(count, leeway, _testKit.TestAssertions, string.Join(",", _filters), blocks, cancellationToken);
            return result;
        }
        finally
        {
            _system.EventStream.Publish(new Unmute(_filters));
            foreach (var filter in _filters)
                filter.EventMatched -= counter.Count;
        }
    }

    private T InterceptBlocking<T>(Func<T> function, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Blocking.Result(Intercept(() => new ValueTask<T>(function()), expected, timeout, true, cancellationToken));

    private void InterceptBlocking(Action action, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) =>
        InterceptBlocking<object>(
            () =>
            {
                action();
                return null;
            },
            expected,
            timeout,
            cancellationToken);

    private async Task<T> InterceptAsync<T>(Func<Task<T>> function, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) =>
        await Intercept(() => new ValueTask<T>(function()), expected, timeout, false, cancellationToken);

    private Task InterceptAsync(Func<Task> action, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) =>
        InterceptAsync<object>(
            async () =>
            {
                await action();
                return null;
            },
            expected,
            timeout,
            cancellationToken);

    private static Func<Task> Completing(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private sealed class Muted(ActorSystem system, IReadOnlyCollection<EventFilterBase> filters) : IUnmutableFilter
    {
        private bool _isUnmuted;

        public void Unmute()
        {
            if (_isUnmuted)
                return;
            _isUnmuted = true;
            system.EventStream.Publish(new Unmute(filters));
        }

        public void Dispose() => Unmute();
    }
}
