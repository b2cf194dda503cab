using LiveKit.Rtc.DataStreams;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>Bytes that come in parts. Read them once, to the end or to where it is enough; or dispose it.</summary>
public sealed class ByteStreamReader : IAsyncEnumerable<ReadOnlyMemory<byte>>, IDisposable
{
    private readonly StreamParts<ReadOnlyMemory<byte>> _parts;
    private ByteStreamInfo _info;

    internal ByteStreamReader(FfiClient client, OwnedByteStreamReader owned, CancellationToken roomLeft)
    {
        _info = ByteStreamInfo.From(owned.Info);
        _parts = new StreamParts<ReadOnlyMemory<byte>>(client, owned.Handle.Id,
            new FfiRequest { ByteReadIncremental = new ByteStreamReaderReadIncrementalRequest { ReaderHandle = owned.Handle.Id } }, Take, roomLeft);
    }

    /// <summary>What is known of it: from its beginning, and once it has been read to its end, with the attributes that came with that, too.</summary>
    public ByteStreamInfo Info
    {
        get => Volatile.Read(ref _info);
        private set => Volatile.Write(ref _info, value);
    }

    /// <summary>The parts as they come. Ends with <see cref="StreamError"/> when the stream breaks off.</summary>
    public IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _parts.ReadAsync(cancellationToken);

    /// <summary>All bytes.</summary>
    /// <exception cref="StreamError">The stream broke off.</exception>
    public async Task<byte[]> ReadAllAsync(CancellationToken cancellation = default)
    {
        using var all = new MemoryStream();
        await foreach (var part in this.WithCancellation(cancellation).ConfigureAwait(false))
            all.Write(part.Span);
        return all.ToArray();
    }

    /// <summary>Wants no more of it.</summary>
    public void Dispose() => _parts.End(null);

    private void Take(FfiEvent happened, StreamParts<ReadOnlyMemory<byte>> parts)
    {
        var e = happened.ByteStreamReaderEvent;
        if (e.ChunkReceived is { } chunk)
            parts.Add(chunk.Content.Memory);
        else if (e.Eos is { } end)
        {
            // First, so that whoever reads to the end finds them.
            if (end.Attributes.Count > 0)
                Info = Info with { Attributes = StreamAttributes.Joined(Info.Attributes, end.Attributes) };
            parts.End(end.Error?.Description);
        }
    }
}
