using Google.Protobuf;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;
using LiveKit.Rtc.Rooms;

namespace LiveKit.Rtc;

/// <summary>A text that is sent in parts. Close it, or the receivers wait for more.</summary>
public sealed class TextStreamWriter : IAsyncDisposable
{
    private readonly RoomConnection _room;
    private readonly FfiHandle _handle;
    private readonly CancellationTokenRegistration _left;

    internal TextStreamWriter(RoomConnection room, OwnedTextStreamWriter owned)
    {
        _room = room;
        _handle = new FfiHandle(owned.Handle.Id);
        Info = TextStreamInfo.From(owned.Info);
        _left = room.Left.UnsafeRegister(static handle => ((FfiHandle)handle!).Dispose(), _handle);
    }

    /// <summary>What the receivers know of it.</summary>
    public TextStreamInfo Info { get; }

    /// <summary>Sends a part.</summary>
    /// <exception cref="StreamError">It could not be sent.</exception>
    public async Task WriteAsync(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var answer = await _room.AskAsync(
            "Writing a text stream",
            id => new FfiRequest { TextStreamWrite = new TextStreamWriterWriteRequest { WriterHandle = _handle.Use(this), Text = text, RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        StreamError.Check("Writing a text stream", answer.TextStreamWriterWrite.Error);
    }

    /// <summary>Ends the text. A second call does nothing.</summary>
    /// <param name="reason">Why it ends before its time; null: it is complete.</param>
    /// <param name="attributes">Free keys and values that come with the end.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task CloseAsync(string? reason = null, IReadOnlyDictionary<string, string>? attributes = null, CancellationToken cancellation = default)
    {
        if (_handle.IsClosed)
            return;
        var close = new TextStreamWriterCloseRequest { WriterHandle = _handle.Id, Attributes = { (attributes ?? new Dictionary<string, string>()).ToDictionary() } };
        if (reason is not null)
            close.Reason = reason;
        // The request takes the native writer over.
        _handle.Consumed();
        _left.Unregister();
        var answer = await _room.AskAsync("Closing a text stream", id =>
        {
            close.RequestAsyncId = id;
            return new FfiRequest { TextStreamClose = close };
        }, cancellation).ConfigureAwait(false);
        StreamError.Check("Closing a text stream", answer.TextStreamWriterClose.Error);
    }

    /// <summary>Ends the text, whatever became of it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        catch (RtcException e)
        {
            LiveKitLog.Warn("A text stream could not be closed", e);
        }
    }
}

/// <summary>Bytes that are sent in parts. Close it, or the receivers wait for more.</summary>
public sealed class ByteStreamWriter : IAsyncDisposable
{
    private readonly RoomConnection _room;
    private readonly FfiHandle _handle;
    private readonly CancellationTokenRegistration _left;

    internal ByteStreamWriter(RoomConnection room, OwnedByteStreamWriter owned)
    {
        _room = room;
        _handle = new FfiHandle(owned.Handle.Id);
        Info = ByteStreamInfo.From(owned.Info);
        _left = room.Left.UnsafeRegister(static handle => ((FfiHandle)handle!).Dispose(), _handle);
    }

    /// <summary>What the receivers know of it.</summary>
    public ByteStreamInfo Info { get; }

    /// <inheritdoc cref="TextStreamWriter.WriteAsync"/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var answer = await _room.AskAsync(
            "Writing a byte stream",
            id => new FfiRequest { ByteStreamWrite = new ByteStreamWriterWriteRequest { WriterHandle = _handle.Use(this), Bytes = UnsafeByteOperations.UnsafeWrap(bytes), RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        StreamError.Check("Writing a byte stream", answer.ByteStreamWriterWrite.Error);
    }

    /// <inheritdoc cref="TextStreamWriter.CloseAsync"/>
    public async Task CloseAsync(string? reason = null, IReadOnlyDictionary<string, string>? attributes = null, CancellationToken cancellation = default)
    {
        if (_handle.IsClosed)
            return;
        var close = new ByteStreamWriterCloseRequest { WriterHandle = _handle.Id, Attributes = { (attributes ?? new Dictionary<string, string>()).ToDictionary() } };
        if (reason is not null)
            close.Reason = reason;
        // The request takes the native writer over.
        _handle.Consumed();
        _left.Unregister();
        var answer = await _room.AskAsync("Closing a byte stream", id =>
        {
            close.RequestAsyncId = id;
            return new FfiRequest { ByteStreamClose = close };
        }, cancellation).ConfigureAwait(false);
        StreamError.Check("Closing a byte stream", answer.ByteStreamWriterClose.Error);
    }

    /// <summary>Ends the stream, whatever became of it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        catch (RtcException e)
        {
            LiveKitLog.Warn("A byte stream could not be closed", e);
        }
    }
}
