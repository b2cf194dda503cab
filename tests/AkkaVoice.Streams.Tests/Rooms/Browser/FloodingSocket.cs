using System.Net.WebSockets;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

/// <summary>A browser that sends one endless message, whatever it is told, until its socket is cut off (or a test has seen enough).</summary>
internal sealed class FloodingSocket(long enough) : WebSocket
{
    private WebSocketState _state = WebSocketState.Open;
    private long _read;

    /// <summary>Bytes that were read.</summary>
    public long Read => Interlocked.Read(ref _read);

    /// <summary>How it was told to go.</summary>
    public WebSocketCloseStatus? Told { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public override void Abort() => _state = WebSocketState.Aborted;

    public override void Dispose() => Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Told = closeStatus;
        _state = WebSocketState.CloseSent;
        return Task.CompletedTask;
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        if (_state is WebSocketState.Aborted || Interlocked.Add(ref _read, buffer.Count) > enough)
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        return Task.FromResult(new WebSocketReceiveResult(buffer.Count, WebSocketMessageType.Binary, endOfMessage: false));
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
