using System.Net.WebSockets;
using System.Threading.Tasks.Sources;

namespace AkkaVoice.Benchmarks.Realtime;

/// <summary>A socket that takes everything at once, tells of it, and gives what it is fed; it allocates nothing.</summary>
internal sealed class FedWebSocket(Action onSent) : NullWebSocket, IValueTaskSource<ValueWebSocketReceiveResult>
{
    private ManualResetValueTaskSourceCore<ValueWebSocketReceiveResult> _received = new() { RunContinuationsAsynchronously = true };
    private readonly ManualResetEventSlim _asked = new();
    private Memory<byte> _buffer;

    public void Feed(byte[] message)
    {
        _asked.Wait();
        _asked.Reset();
        message.CopyTo(_buffer);
        _received.SetResult(new ValueWebSocketReceiveResult(message.Length, WebSocketMessageType.Text, true));
    }

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _received.Reset();
        _buffer = buffer;
        _asked.Set();
        return new ValueTask<ValueWebSocketReceiveResult>(this, _received.Version);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        onSent();
        return ValueTask.CompletedTask;
    }

    ValueWebSocketReceiveResult IValueTaskSource<ValueWebSocketReceiveResult>.GetResult(short token) => _received.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ValueWebSocketReceiveResult>.GetStatus(short token) => _received.GetStatus(token);

    void IValueTaskSource<ValueWebSocketReceiveResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _received.OnCompleted(continuation, state, token, flags);
}
