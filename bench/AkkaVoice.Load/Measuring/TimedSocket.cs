using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AkkaVoice.Load.Rooms;

namespace AkkaVoice.Load.Measuring;

/// <summary>
/// A socket that notes when bytes went in and came out, and is otherwise the one inside it. Frames of the microphone are known by the number that
/// their room wrote into them.
/// </summary>
internal sealed class TimedSocket(WebSocket inner, LoadRoom room) : WebSocket
{
    private static ReadOnlySpan<byte> Append => "{\"type\":\"input_audio_buffer.append\",\"audio\":\""u8;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override void Abort() => inner.Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => inner.Dispose();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(buffer, cancellationToken);

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var receive = inner.ReceiveAsync(buffer, cancellationToken);
        if (!receive.IsCompleted)
            return StampAsync(receive);
        room.ReadAt = Stopwatch.GetTimestamp();
        return receive;
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        // Looked at before it is sent, timed behind: a socket whose buffer has room takes the bytes within the call.
        var number = NumberIn(buffer.Span);
        var send = inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
        if (number >= 0)
        {
            room.Figures.CountSent();
            room.Figures.Up.Add(Stopwatch.GetElapsedTime(room.DueOf(number)));
        }

        return send;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ValueWebSocketReceiveResult> StampAsync(ValueTask<ValueWebSocketReceiveResult> receive)
    {
        var result = await receive.ConfigureAwait(false);
        room.ReadAt = Stopwatch.GetTimestamp();
        return result;
    }

    private static int NumberIn(ReadOnlySpan<byte> message)
    {
        if (message.Length < Append.Length + 8 || !message.StartsWith(Append))
            return -1;
        Span<byte> first = stackalloc byte[6];
        return Base64.DecodeFromUtf8(message.Slice(Append.Length, 8), first, out _, out _, isFinalBlock: false) is System.Buffers.OperationStatus.Done
            ? MemoryMarshal.Read<int>(first)
            : -1;
    }
}
