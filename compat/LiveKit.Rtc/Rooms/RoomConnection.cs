using System.Threading.Channels;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Rooms;

/// <summary>
/// One stay in a room: its handle, its events in the order they came, and the deadline of what is asked for. The native threads write events,
/// one loop on the thread pool takes them; a slow handler keeps its own room waiting and no other.
/// </summary>
internal sealed class RoomConnection : IEventSink
{
    private static readonly TimeSpan LeavingTime = TimeSpan.FromSeconds(5);

    private readonly Channel<FfiEvent> _events = Channel.CreateUnbounded<FfiEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly FfiHandle _handle;
    private DisconnectReason _reason = DisconnectReason.ClientInitiated;

    internal RoomConnection(FfiClient client, OwnedRoom owned, RoomOptions options)
    {
        Client = client;
        Options = options;
        Info = owned.Info;
        _handle = new FfiHandle(owned.Handle.Id);
        client.Listen(_handle.Id, this);
    }

    internal FfiClient Client { get; }

    internal RoomOptions Options { get; }

    internal RoomInfo Info { get; set; }

    /// <summary>Cancelled when the room is left.</summary>
    internal CancellationToken Left => _closed.Token;

    /// <summary>Cancelled as soon as it is about to be: the native library ends streams then as if they were whole, before it tells of the room's end.</summary>
    internal CancellationToken Leaving => _leaving.Token;

    internal bool IsClosed => _closed.IsCancellationRequested;

    /// <summary>Done when the room is left and its handlers have heard of it.</summary>
    internal Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Lets the events come: <paramref name="take"/> sees one after the other until one of them says that the room is over.</summary>
    internal void Start(Action<FfiEvent> take, Action<DisconnectReason> end)
    {
        Completion = Task.Run(() => RunAsync(take, end));
        Client.Request(new FfiRequest { ReadyForRoomEvent = new ReadyForRoomEventRequest { RoomHandle = _handle.Use(this) } });
    }

    void IEventSink.OnEvent(FfiEvent happened)
    {
        if (!_events.Writer.TryWrite(happened))
            OwnedHandles.Release(happened);
    }

    /// <summary>Asks the native library for something within the room's deadline, or until the room is left.</summary>
    internal async Task<FfiEvent> AskAsync(string operation, Func<ulong, FfiRequest> request, CancellationToken cancellation,
        Action<FfiEvent>? accept = null, Action<FfiEvent>? discard = null, TimeSpan? deadline = null)
    {
        if (IsClosed)
            throw new NotConnectedException(operation);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token, cancellation);
        var id = Client.NextId();
        try
        {
            return await Client.RequestAsync(request(id), id, operation, deadline ?? Options.RequestTimeout, either.Token, accept, discard).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NotConnectedException(operation);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    internal Task<FfiEvent> AskAsync(string operation, Func<ulong, ulong, FfiRequest> request, CancellationToken cancellation) =>
        AskAsync(operation, id => request(_handle.Use(this), id), cancellation);

    /// <summary>Leaves the room, and waits until its handlers have heard of it; at most five seconds for either.</summary>
    internal async Task LeaveAsync(DisconnectReason reason)
    {
        if (!IsClosed)
        {
            _reason = reason;
            _leaving.Cancel();
            var id = Client.NextId();
            try
            {
                await Client.RequestAsync(
                    new FfiRequest { Disconnect = new DisconnectRequest { RoomHandle = _handle.Use(this), RequestAsyncId = id, Reason = (Proto.DisconnectReason)reason } },
                    id, "Leaving the room", LeavingTime, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RtcException or ObjectDisposedException)
            {
                // The room is over all the same: it was, or the handle's release ends it.
                LiveKitLog.Warn("A room was left without the native library's answer", e);
            }
            _events.Writer.TryComplete();
        }
        await Completion.WaitAsync(LeavingTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(Action<FfiEvent> take, Action<DisconnectReason> end)
    {
        await foreach (var happened in _events.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (happened.RoomEvent is { MessageCase: RoomEvent.MessageOneofCase.Disconnected } over)
            {
                _reason = (DisconnectReason)over.Disconnected.Reason;
                break;
            }
            try
            {
                take(happened);
            }
            catch (Exception e)
            {
                LiveKitLog.Error($"An event of room {Info.Name} ({happened.RoomEvent?.MessageCase.ToString() ?? happened.MessageCase.ToString()}) was not dealt with", e);
            }
        }
        _events.Writer.TryComplete();
        Client.Forget(_handle.Id);
        while (_events.Reader.TryRead(out var late))
            OwnedHandles.Release(late);
        _leaving.Cancel();
        _closed.Cancel();
        try
        {
            end(_reason);
        }
        catch (Exception e)
        {
            LiveKitLog.Error($"The end of room {Info.Name} was not dealt with", e);
        }
        _handle.Dispose();
    }
}
