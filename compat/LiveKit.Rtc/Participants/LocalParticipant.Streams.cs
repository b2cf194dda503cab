using Google.Protobuf;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

public sealed partial class LocalParticipant
{
    /// <summary>Sends a text that is there as a whole.</summary>
    /// <exception cref="StreamError">It could not be sent.</exception>
    public async Task<TextStreamInfo> SendTextAsync(string text, StreamTextOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var how = (options ?? new StreamTextOptions()).ToProto(Identity);
        var answer = await _room.AskAsync(
            "Sending a text",
            id => new FfiRequest { SendText = new StreamSendTextRequest { LocalParticipantHandle = Handle, Options = how, Text = text, RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        StreamError.Check("Sending a text", answer.SendText.Error);
        return TextStreamInfo.From(answer.SendText.Info);
    }

    /// <summary>Begins a text that is sent in parts as they come.</summary>
    /// <exception cref="StreamError">It could not be begun.</exception>
    public async Task<TextStreamWriter> StreamTextAsync(StreamTextOptions? options = null, CancellationToken cancellation = default)
    {
        var how = (options ?? new StreamTextOptions()).ToProto(Identity);
        var answer = await _room.AskAsync(
            "Opening a text stream",
            id => new FfiRequest { TextStreamOpen = new TextStreamOpenRequest { LocalParticipantHandle = Handle, Options = how, RequestAsyncId = id } },
            cancellation, discard: OwnedHandles.Release).ConfigureAwait(false);
        StreamError.Check("Opening a text stream", answer.TextStreamOpen.Error);
        return new TextStreamWriter(_room, answer.TextStreamOpen.Writer);
    }

    /// <summary>Sends bytes that are there as a whole.</summary>
    /// <exception cref="StreamError">They could not be sent.</exception>
    public async Task<ByteStreamInfo> SendBytesAsync(ReadOnlyMemory<byte> bytes, StreamByteOptions? options = null, CancellationToken cancellation = default)
    {
        var how = (options ?? new StreamByteOptions()).ToProto(Identity);
        var answer = await _room.AskAsync(
            "Sending bytes",
            id => new FfiRequest { SendBytes = new StreamSendBytesRequest { LocalParticipantHandle = Handle, Options = how, Bytes = UnsafeByteOperations.UnsafeWrap(bytes), RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        StreamError.Check("Sending bytes", answer.SendBytes.Error);
        return ByteStreamInfo.From(answer.SendBytes.Info);
    }

    /// <summary>Begins bytes that are sent in parts as they come.</summary>
    /// <exception cref="StreamError">They could not be begun.</exception>
    public async Task<ByteStreamWriter> StreamBytesAsync(StreamByteOptions? options = null, CancellationToken cancellation = default)
    {
        var how = (options ?? new StreamByteOptions()).ToProto(Identity);
        var answer = await _room.AskAsync(
            "Opening a byte stream",
            id => new FfiRequest { ByteStreamOpen = new ByteStreamOpenRequest { LocalParticipantHandle = Handle, Options = how, RequestAsyncId = id } },
            cancellation, discard: OwnedHandles.Release).ConfigureAwait(false);
        StreamError.Check("Opening a byte stream", answer.ByteStreamOpen.Error);
        return new ByteStreamWriter(_room, answer.ByteStreamOpen.Writer);
    }

    /// <summary>Sends a file.</summary>
    /// <exception cref="StreamError">It could not be read or sent.</exception>
    public async Task<ByteStreamInfo> SendFileAsync(string path, StreamByteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var how = (options ?? new StreamByteOptions { Name = Path.GetFileName(path) }).ToProto(Identity);
        var answer = await _room.AskAsync(
            "Sending a file",
            id => new FfiRequest { SendFile = new StreamSendFileRequest { LocalParticipantHandle = Handle, Options = how, FilePath = Path.GetFullPath(path), RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        StreamError.Check("Sending a file", answer.SendFile.Error);
        return ByteStreamInfo.From(answer.SendFile.Info);
    }
}
