using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>
/// One end of two connected WebSockets without a network between them. Messages arrive whole and in order; fragments, close frames with their
/// codes, and broken connections behave as over a real socket.
/// </summary>
public sealed class InMemoryWebSocket : WebSocket
{
    private readonly Lock _lock = new();
    private readonly MessagePipe _incoming;
    private readonly MessagePipe _outgoing;
    private WebSocketState _state = WebSocketState.Open;
    private WebSocketCloseStatus? _closeStatus;
    private string? _closeDescription;

    private InMemoryWebSocket(MessagePipe incoming, MessagePipe outgoing, string? subProtocol)
    {
        _incoming = incoming;
        _outgoing = outgoing;
        SubProtocol = subProtocol;
    }

    /// <inheritdoc />
    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    /// <inheritdoc />
    public override string? CloseStatusDescription => _closeDescription;

    /// <inheritdoc />
    public override string? SubProtocol { get; }

    /// <inheritdoc />
    public override WebSocketState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Messages that lie ready for this end and have not been read to their end.</summary>
    public int UnreadMessages => _incoming.Count;

    /// <summary>
    /// Completes when this end has read everything that was sent to it and waits for more, or when nothing more can come. A test that moves a
    /// virtual clock awaits it between steps, so that the clock does not outrun a client that reads on other threads.
    /// </summary>
    public Task WhenReaderIdleAsync() => _incoming.WhenIdleAsync();

    /// <summary>Makes two connected sockets.</summary>
    /// <param name="options">How they behave; null for the defaults.</param>
    /// <param name="subProtocol">What both say was agreed.</param>
    /// <returns>The first is meant for a client, the second for a server.</returns>
    public static (InMemoryWebSocket First, InMemoryWebSocket Second) CreatePair(InMemoryWebSocketOptions? options = null, string? subProtocol = null)
    {
        options ??= new InMemoryWebSocketOptions();
        var toFirst = new MessagePipe(options, options.ResumeFirstEndAsynchronously);
        var toSecond = new MessagePipe(options, resumeReaderAsynchronously: false);
        return (new InMemoryWebSocket(toFirst, toSecond, subProtocol), new InMemoryWebSocket(toSecond, toFirst, subProtocol));
    }

    /// <summary>Breaks the connection; the other end's reads and sends fail.</summary>
    public override void Abort()
    {
        lock (_lock)
        {
            if (_state is WebSocketState.Closed or WebSocketState.Aborted)
            {
                return;
            }

            _state = WebSocketState.Aborted;
        }

        _outgoing.Break();
        _incoming.Break();
    }

    /// <inheritdoc />
    public override void Dispose() => Abort();

    /// <inheritdoc />
    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await CloseOutputAsync(closeStatus, statusDescription, cancellationToken).ConfigureAwait(false);
        var rest = new byte[1024];
        while (State == WebSocketState.CloseSent)
        {
            await ReceiveAsync(rest.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public override async Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _state = _state switch
            {
                WebSocketState.Open => WebSocketState.CloseSent,
                WebSocketState.CloseReceived => WebSocketState.Closed,
                _ => throw InvalidState(),
            };
        }

        await _outgoing.WriteCloseAsync(closeStatus, statusDescription).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return result.MessageType == WebSocketMessageType.Close
            ? new WebSocketReceiveResult(0, WebSocketMessageType.Close, true, _closeStatus, _closeDescription)
            : new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    /// <inheritdoc />
    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ThrowUnless(WebSocketState.Open, WebSocketState.CloseSent);
        PipeRead read;
        try
        {
            read = await _incoming.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // As with any WebSocket, a cancelled receive leaves the connection unusable.
            Abort();
            throw;
        }
        catch (WebSocketException)
        {
            Abort();
            throw;
        }

        if (read.Type == WebSocketMessageType.Close)
        {
            OnClose(read);
        }

        return new ValueWebSocketReceiveResult(read.Count, read.Type, read.EndOfMessage);
    }

    /// <inheritdoc />
    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    /// <inheritdoc />
    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowUnless(WebSocketState.Open, WebSocketState.CloseReceived);
        var sent = _outgoing.WriteAsync(buffer.Span, messageType, endOfMessage);
        return sent.IsCompleted || !cancellationToken.CanBeCanceled ? sent : WaitAsync(sent, cancellationToken);
    }

    private async ValueTask WaitAsync(ValueTask sent, CancellationToken cancellationToken)
    {
        try
        {
            await sent.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    private void OnClose(PipeRead close)
    {
        lock (_lock)
        {
            (_closeStatus, _closeDescription) = (close.CloseStatus, close.CloseDescription);
            _state = _state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
        }
    }

    private void ThrowUnless(WebSocketState first, WebSocketState second)
    {
        var state = State;
        if (state != first && state != second)
        {
            throw InvalidState();
        }
    }

    private WebSocketException InvalidState() =>
        new(WebSocketError.InvalidState, $"The WebSocket is in an invalid state ('{_state}') for this operation.");
}
