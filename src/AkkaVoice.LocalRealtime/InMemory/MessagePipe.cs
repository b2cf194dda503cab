using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>One direction of a pair of sockets: messages in their order, with at most one reader and one writer waiting.</summary>
internal sealed class MessagePipe(InMemoryWebSocketOptions options, bool resumeReaderAsynchronously)
{
    private readonly Lock _lock = new();
    private readonly Queue<PipeMessage> _messages = new();
    private int _offset;
    private long _waiting;
    private bool _isBroken;
    private Memory<byte> _readerBuffer;
    private TaskCompletionSource<PipeRead>? _reader;
    private TaskCompletionSource? _writer;
    private TaskCompletionSource? _idle;
    private bool _isEnded;

    /// <summary>Messages that were written and not yet read to their end.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count;
            }
        }
    }

    /// <exception cref="WebSocketException">The connection is broken.</exception>
    public ValueTask WriteAsync(ReadOnlySpan<byte> bytes, WebSocketMessageType type, bool endOfMessage) =>
        WriteAsync(PipeMessage.Copy(bytes, type, endOfMessage));

    /// <exception cref="WebSocketException">The connection is broken.</exception>
    public ValueTask WriteCloseAsync(WebSocketCloseStatus status, string? description) =>
        WriteAsync(PipeMessage.CloseFrame(status, description));

    /// <summary>Reads into the buffer, at once or when something is written.</summary>
    public ValueTask<PipeRead> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        TaskCompletionSource? writer;
        PipeRead read;
        lock (_lock)
        {
            if (_messages.Count == 0)
            {
                return _isBroken ? ValueTask.FromException<PipeRead>(Broken()) : WaitForMessage(buffer, cancellation);
            }

            read = Take(buffer);
            writer = WakeWriter();
        }

        writer?.SetResult();
        return ValueTask.FromResult(read);
    }

    /// <summary>Completes when the reader has read everything and waits for more, or when nothing more can come.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_reader is not null || _isBroken || _isEnded)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Breaks the connection: what waits is lost, and both ends are told.</summary>
    public void Break()
    {
        TaskCompletionSource<PipeRead>? reader;
        TaskCompletionSource? writer;
        lock (_lock)
        {
            _isBroken = true;
            while (_messages.TryDequeue(out var message))
            {
                message.Free();
            }

            (reader, _reader) = (_reader, null);
            (writer, _writer) = (_writer, null);
            TellIdle();
        }

        if (reader is not null)
        {
            Resume(() => reader.TrySetException(Broken()));
        }

        writer?.TrySetException(Broken());
    }

    private ValueTask<PipeRead> WaitForMessage(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_reader is not null)
        {
            throw new InvalidOperationException("There is already one outstanding receive on this socket.");
        }

        var reader = new TaskCompletionSource<PipeRead>(
            resumeReaderAsynchronously ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        (_reader, _readerBuffer) = (reader, buffer);
        TellIdle();
        return cancellation.CanBeCanceled ? Watch(reader, cancellation) : new ValueTask<PipeRead>(reader.Task);
    }

    private async ValueTask<PipeRead> Watch(TaskCompletionSource<PipeRead> reader, CancellationToken cancellation)
    {
        await using var registration = cancellation.UnsafeRegister(_ => Forget(reader, cancellation), null).ConfigureAwait(false);
        return await reader.Task.ConfigureAwait(false);
    }

    private void Forget(TaskCompletionSource<PipeRead> reader, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_reader != reader)
            {
                return;
            }

            _reader = null;
        }

        Resume(() => reader.TrySetCanceled(cancellation));
    }

    private ValueTask WriteAsync(PipeMessage message)
    {
        TaskCompletionSource<PipeRead>? reader;
        PipeRead read = default;
        Task? room = null;
        lock (_lock)
        {
            if (_isBroken)
            {
                message.Free();
                return ValueTask.FromException(Broken());
            }

            _messages.Enqueue(message);
            _waiting += message.Length;
            (reader, _reader) = (_reader, null);
            if (reader is not null)
            {
                read = Take(_readerBuffer);
            }

            if (_waiting > options.CapacityBytes && _messages.Count > 1)
            {
                _writer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _writer.Task;
            }
        }

        if (reader is not null)
        {
            Resume(() => reader.SetResult(read));
        }

        return room is null ? ValueTask.CompletedTask : new ValueTask(room);
    }

    /// <summary>Completes a waiting read, on this thread if the reader is to continue here.</summary>
    private void Resume(Action complete)
    {
        if (resumeReaderAsynchronously)
        {
            complete();
            return;
        }

        // A synchronization context, which test frameworks like to set, would send the reader to the thread pool after all.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private PipeRead Take(Memory<byte> buffer)
    {
        var message = _messages.Peek();
        var length = Math.Min(Math.Min(message.Length - _offset, buffer.Length), options.MaxFragmentBytes);
        message.Bytes.AsSpan(_offset, length).CopyTo(buffer.Span);
        _offset += length;
        _waiting -= length;
        var isWhole = _offset == message.Length;
        if (isWhole)
        {
            _messages.Dequeue();
            _offset = 0;
            message.Free();
            if (message.Type == WebSocketMessageType.Close)
            {
                _isEnded = true;
                TellIdle();
            }
        }

        return new PipeRead(length, message.Type, isWhole && message.EndOfMessage, message.CloseStatus, message.CloseDescription);
    }

    private void TellIdle()
    {
        _idle?.TrySetResult();
        _idle = null;
    }

    private TaskCompletionSource? WakeWriter()
    {
        if (_waiting > options.CapacityBytes)
        {
            return null;
        }

        var writer = _writer;
        _writer = null;
        return writer;
    }

    private static WebSocketException Broken() =>
        new(WebSocketError.ConnectionClosedPrematurely, "The remote party closed the WebSocket connection without completing the close handshake.");
}
