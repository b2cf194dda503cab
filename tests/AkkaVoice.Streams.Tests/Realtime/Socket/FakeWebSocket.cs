using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace AkkaVoice.Streams.Tests.Realtime.Socket;

/// <summary>A socket whose other end is the test: it says what arrives, sees what is sent, and may hold sending up.</summary>
internal sealed class FakeWebSocket : WebSocket
{
    private readonly Channel<(byte[] Bytes, WebSocketMessageType Type, bool End, Exception? Broken)> _arriving =
        Channel.CreateBounded<(byte[], WebSocketMessageType, bool, Exception?)>(10_000);
    private readonly Channel<string> _sent = Channel.CreateBounded<string>(100_000);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _begun = new(0);
    private ReadOnlyMemory<byte> _rest;
    private bool _restEnds;
    private TaskCompletionSource? _gate;
    private WebSocketState _state = WebSocketState.Open;
    private WebSocketCloseStatus? _closeStatus;
    private string? _closeReason;

    public Task Disposed => _closed.Task;

    public (WebSocketCloseStatus Status, string? Reason)? CloseSent { get; private set; }

    public bool AnswersClose { get; init; } = true;

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => _closeReason;

    public override WebSocketState State => _state;

    public override string? SubProtocol => "realtime";

    public void Arrive(string message, bool end = true) => Arrive(Encoding.UTF8.GetBytes(message), end);

    public void Arrive(byte[] bytes, bool end = true) => Assert.True(_arriving.Writer.TryWrite((bytes, WebSocketMessageType.Text, end, null)));

    public void ArriveClose(WebSocketCloseStatus status, string reason)
    {
        _closeStatus = status;
        _closeReason = reason;
        Assert.True(_arriving.Writer.TryWrite(([], WebSocketMessageType.Close, true, null)));
    }

    public void Break(Exception why) => Assert.True(_arriving.Writer.TryWrite(([], default, true, why)));

    public void HoldSending() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetSend()
    {
        var gate = _gate;
        _gate = null;
        gate?.SetResult();
    }

    /// <summary>Completes when the flow has begun to send something that is being held up.</summary>
    public async Task SendBegun()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _begun.WaitAsync(limit.Token);
    }

    public async Task<string> NextSent()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _sent.Reader.ReadAsync(limit.Token);
    }

    public bool TryNextSent(out string? message) => _sent.Reader.TryRead(out message);

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (_gate is { } gate)
        {
            _begun.Release();
            await gate.Task;
        }

        await _sent.Writer.WriteAsync(Encoding.UTF8.GetString(buffer.Span), cancellationToken);
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty)
        {
            var (bytes, type, end, broken) = await _arriving.Reader.ReadAsync(cancellationToken);
            if (broken is not null)
                throw broken;
            if (type is WebSocketMessageType.Close)
            {
                _state = WebSocketState.CloseReceived;
                return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
            }

            _rest = bytes;
            _restEnds = end;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, _rest.IsEmpty && _restEnds);
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        CloseSent = (closeStatus, statusDescription);
        if (AnswersClose && _state is WebSocketState.Open)
            ArriveClose(closeStatus, statusDescription ?? "");
        return Task.CompletedTask;
    }

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        _arriving.Writer.TryComplete();
    }

    public override void Dispose()
    {
        _arriving.Writer.TryComplete();
        _closed.TrySetResult();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
