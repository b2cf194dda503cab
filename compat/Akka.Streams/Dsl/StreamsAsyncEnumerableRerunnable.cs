using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>A source as an asynchronous enumerable: each enumeration runs it anew.</summary>
public sealed class StreamsAsyncEnumerableRerunnable<T, TMat> : IAsyncEnumerable<T>
{
    private static readonly Sink<T, ISinkQueue<T>> DefaultQueue = Sink.Queue<T>();

    private readonly Source<T, UniqueKillSwitch> _source;
    private readonly IMaterializer _materializer;
    private readonly Sink<T, ISinkQueue<T>> _sink;

    public StreamsAsyncEnumerableRerunnable(Source<T, TMat> source, IMaterializer materializer)
        : this(source, materializer, DefaultQueue)
    {
    }

    public StreamsAsyncEnumerableRerunnable(Source<T, TMat> source, IMaterializer materializer, int minBuf, int maxBuf)
        : this(source, materializer, DefaultQueue.WithAttributes(Attributes.CreateInputBuffer(minBuf, maxBuf)))
    {
    }

    private StreamsAsyncEnumerableRerunnable(Source<T, TMat> source, IMaterializer materializer, Sink<T, ISinkQueue<T>> sink)
    {
        _source = source.ViaMaterialized(KillSwitches.Single<T>(), Keep.Right);
        _materializer = materializer;
        _sink = sink;
    }

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken) =>
        new SinkQueueAsyncEnumerator<T>(_source.ToMaterialized(_sink, Keep.Both).Run(_materializer), cancellationToken);
}

/// <summary>Enumerates what a sink queue yields; disposing it ends the stream.</summary>
public sealed class SinkQueueAsyncEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly UniqueKillSwitch _killSwitch;
    private readonly ISinkQueue<T> _queue;
    private readonly CancellationToken _token;
    private Task<Option<T>> _pulled;

    public SinkQueueAsyncEnumerator((UniqueKillSwitch killSwitch, ISinkQueue<T> sinkQueue) queueAndSwitch, CancellationToken token)
    {
        (_killSwitch, _queue) = queueAndSwitch;
        _token = token;
    }

    public T Current { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        _pulled = _queue.PullAsync();
        var next = await _pulled.WaitAsync(_token).ConfigureAwait(false);
        Current = next.HasValue ? next.Value : default;
        return next.HasValue;
    }

    public ValueTask DisposeAsync()
    {
        _killSwitch.Shutdown();
        _ = Drain(_queue, _pulled);
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes what the sink holds, which would keep the stream alive.</summary>
    private static async Task Drain(ISinkQueue<T> queue, Task<Option<T>> pulled)
    {
        do
        {
            pulled ??= queue.PullAsync();
            await Task.WhenAny(pulled).ConfigureAwait(false);
            if (!pulled.IsCompletedSuccessfully || !pulled.Result.HasValue)
                return;
            pulled = null;
        }
        while (true);
    }
}
