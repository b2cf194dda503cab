using System.Buffers;
using System.Collections.Concurrent;
using Google.Protobuf;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Native;

/// <summary>The process's one connection to the native library: requests down, and the table that says whom an event is for.</summary>
internal sealed class FfiClient
{
    private static readonly Lock Gate = new();
    private static FfiClient? _instance;

    private readonly NativeFunctions _functions;
    private readonly ConcurrentDictionary<ulong, IEventSink> _sinks = new();
    private readonly ConcurrentDictionary<ulong, AudioStream> _streams = new();
    private readonly ConcurrentDictionary<ulong, PendingRequest> _pending = new();
    private ulong _lastId;

    private FfiClient(NativeFunctions functions) => _functions = functions;

    /// <exception cref="NativeLibraryException">There is no library, or none that fits.</exception>
    internal static FfiClient Instance => Volatile.Read(ref _instance) ?? Start();

    /// <summary>What the native library has not answered yet.</summary>
    internal int PendingCount => _pending.Count;

    internal void Listen(ulong handle, IEventSink sink) => _sinks[handle] = sink;

    internal void Listen(ulong handle, AudioStream stream) => _streams[handle] = stream;

    internal void Forget(ulong handle)
    {
        _sinks.TryRemove(handle, out _);
        _streams.TryRemove(handle, out _);
    }

    internal IEventSink? SinkOf(ulong handle) => _sinks.GetValueOrDefault(handle);

    internal AudioStream? StreamOf(ulong handle) => _streams.GetValueOrDefault(handle);

    /// <summary>The mark of a request whose answer comes as an event. Captures have a range of their own (<see cref="Audio.CaptureTable"/>).</summary>
    internal ulong NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Asks for something that is answered at once.</summary>
    /// <exception cref="RtcException">The native library refused it.</exception>
    internal FfiResponse Request(FfiRequest request)
    {
        var size = request.CalculateSize();
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            request.WriteTo(bytes.AsSpan(0, size));
            var handle = _functions.Request(bytes.AsSpan(0, size), out var answer);
            if (handle == 0)
                throw new RtcException($"The native library refused the request {request.MessageCase} (its log says why: {nameof(LiveKitLog)}).");
            try
            {
                return FfiResponse.Parser.ParseFrom(answer);
            }
            finally
            {
                _functions.Drop(handle);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Sends a request that is written already and whose direct answer says nothing. False: refused.</summary>
    internal bool Send(ReadOnlySpan<byte> request)
    {
        var handle = _functions.Request(request, out _);
        return handle != 0 && _functions.Drop(handle);
    }

    /// <summary>Asks for something that is answered by an event with the request's id.</summary>
    /// <exception cref="RtcTimeoutException">No answer within the deadline.</exception>
    internal async Task<FfiEvent> RequestAsync(FfiRequest request, ulong id, string operation, TimeSpan deadline,
        CancellationToken cancellation, Action<FfiEvent>? accept = null, Action<FfiEvent>? discard = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingRequest(accept, discard);
        _pending[id] = pending;
        try
        {
            Request(request);
        }
        catch
        {
            _pending.TryRemove(id, out _);
            throw;
        }
        try
        {
            return await pending.Task.WaitAsync(deadline, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // The answer may have come at the same moment, and been accepted: then it counts.
            if (!pending.GiveUp())
                return await pending.Task.ConfigureAwait(false);
            throw e is TimeoutException ? new RtcTimeoutException(operation, deadline) : e;
        }
    }

    internal void Answer(ulong id, FfiEvent answer)
    {
        if (_pending.TryRemove(id, out var pending))
            pending.Answer(answer);
    }

    /// <summary>The native library has broken down: nothing that was asked for will be answered.</summary>
    internal void FailAll(string reason)
    {
        foreach (var id in _pending.Keys)
        {
            if (_pending.TryRemove(id, out var pending))
                pending.Fail(new RtcException($"LiveKit's native library broke down: {reason}"));
        }
    }

    /// <summary>Releases a native object. False when it is not, or no longer, known.</summary>
    internal static bool Drop(ulong handle) => NativeLibraryLoader.Loaded?.Drop(handle) ?? false;

    private static FfiClient Start()
    {
        lock (Gate)
        {
            if (_instance is not null)
                return _instance;
            var client = new FfiClient(NativeLibraryLoader.Load());
            Volatile.Write(ref _instance, client);
            unsafe
            {
                client._functions.Initialize(&EventRouter.OnNativeEvent, captureLogs: true);
            }
            AppDomain.CurrentDomain.ProcessExit += (_, _) => EventRouter.Stop();
            return client;
        }
    }
}
