using System.Threading.Channels;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.DataStreams;

/// <summary>What readers of text and bytes have in common: parts that come in as events, and one who reads them.</summary>
internal sealed class StreamParts<T> : IEventSink
{
    private readonly Channel<T> _parts = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FfiClient _client;
    private readonly ulong _handle;
    private readonly Action<FfiEvent, StreamParts<T>> _take;
    private readonly CancellationTokenRegistration _left;
    private volatile bool _ended;

    /// <summary>Begins to read; what came before is not lost. The request takes the native reader over: it is not ours to release.</summary>
    internal StreamParts(FfiClient client, ulong handle, FfiRequest read, Action<FfiEvent, StreamParts<T>> take, CancellationToken roomLeft)
    {
        _client = client;
        _handle = handle;
        _take = take;
        client.Listen(handle, this);
        try
        {
            client.Request(read);
        }
        catch
        {
            client.Forget(handle);
            throw;
        }
        _left = roomLeft.UnsafeRegister(static parts => ((StreamParts<T>)parts!).End("the room was left"), this);
        if (_ended)
            _left.Unregister();
    }

    void IEventSink.OnEvent(FfiEvent happened) => _take(happened, this);

    internal void Add(T part) => _parts.Writer.TryWrite(part);

    /// <summary>The stream's end, with what went wrong if anything did.</summary>
    internal void End(string? error)
    {
        _ended = true;
        _client.Forget(_handle);
        _parts.Writer.TryComplete(error is null ? null : new StreamError($"The stream broke off: {error}"));
        _left.Unregister();
    }

    internal async IAsyncEnumerator<T> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (await _parts.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (_parts.Reader.TryRead(out var part))
                    yield return part;
            }
        }
        finally
        {
            End(null);
        }
    }
}
