using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using AkkaVoice.Actors.Workers.Links.Wire;
using Google.Protobuf;

namespace AkkaVoice.Actors.Workers.Links;

/// <summary>A WebSocket to <c>/agent</c>: one protobuf message in each binary message.</summary>
internal sealed class WebSocketWorkerLink(ClientWebSocket socket, Action<ServerMessage> heard, Action<string> closed) : IWorkerLink
{
    /// <summary>The longest message, either way: the server's own limit.</summary>
    private const int MaxBytes = 2 << 20;

    /// <summary>Messages that may wait for a server that does not read. More than that is no slow server, but a dead one.</summary>
    private const int MaxWaiting = 1_024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Channel<WorkerMessage> _outgoing = Channel.CreateBounded<WorkerMessage>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly CancellationTokenSource _over = new();

    public void Start() => _ = RunAsync();

    public void Send(WorkerMessage message)
    {
        // Full: or completed, upon which there is nothing to abort.
        if (!_outgoing.Writer.TryWrite(message) && _outgoing.Reader.Count >= MaxWaiting) socket.Abort();
    }

    public void Close()
    {
        _outgoing.Writer.TryComplete();
        _over.CancelAfter(CloseTimeout);
    }

    private async Task RunAsync()
    {
        var writing = WriteAsync();
        var why = await ReadAsync().ConfigureAwait(false);
        _outgoing.Writer.TryComplete();
        socket.Abort();
        await writing.ConfigureAwait(false);
        socket.Dispose();
        closed(why);
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(_over.Token).ConfigureAwait(false))
                await socket.SendAsync(message.ToByteArray(), WebSocketMessageType.Binary, true, _over.Token).ConfigureAwait(false);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _over.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The reader learns of it too, and says why.
            socket.Abort();
        }
    }

    private async Task<string> ReadAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        try
        {
            for (; ; )
            {
                var result = await socket.ReceiveAsync(buffer.GetMemory(4_096), _over.Token).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close) return Closed();
                buffer.Advance(result.Count);
                if (buffer.WrittenCount > MaxBytes) return $"the server sent a message of more than {MaxBytes} bytes";
                if (!result.EndOfMessage) continue;
                if (result.MessageType != WebSocketMessageType.Binary) return "the server sent text where protobuf was expected";
                heard(ServerMessage.Parser.ParseFrom(buffer.WrittenSpan));
                buffer.ResetWrittenCount();
            }
        }
        catch (InvalidProtocolBufferException e)
        {
            return $"the server sent what is no message ({e.Message})";
        }
        catch (OperationCanceledException)
        {
            return "closed from here";
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException)
        {
            return $"the connection broke ({e.Message})";
        }
    }

    private string Closed() => socket.CloseStatusDescription is { Length: > 0 } reason
        ? $"the server closed the connection ({(int?)socket.CloseStatus} {reason})"
        : $"the server closed the connection ({(int?)socket.CloseStatus})";
}
