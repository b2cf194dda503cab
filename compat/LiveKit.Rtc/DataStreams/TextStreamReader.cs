using System.Text;
using LiveKit.Rtc.DataStreams;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>A text that comes in parts. Read it once, to the end or to where it is enough; or dispose it.</summary>
public sealed class TextStreamReader : IAsyncEnumerable<string>, IDisposable
{
    private readonly StreamParts<string> _parts;

    internal TextStreamReader(FfiClient client, OwnedTextStreamReader owned, CancellationToken roomLeft)
    {
        Info = TextStreamInfo.From(owned.Info);
        _parts = new StreamParts<string>(client, owned.Handle.Id,
            new FfiRequest { TextReadIncremental = new TextStreamReaderReadIncrementalRequest { ReaderHandle = owned.Handle.Id } }, Take, roomLeft);
    }

    /// <summary>What is known of it from its beginning.</summary>
    public TextStreamInfo Info { get; }

    /// <summary>The parts as they come. Ends with <see cref="StreamError"/> when the stream breaks off.</summary>
    public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _parts.ReadAsync(cancellationToken);

    /// <summary>The whole text.</summary>
    /// <exception cref="StreamError">The stream broke off.</exception>
    public async Task<string> ReadAllAsync(CancellationToken cancellation = default)
    {
        var text = new StringBuilder();
        await foreach (var part in this.WithCancellation(cancellation).ConfigureAwait(false))
            text.Append(part);
        return text.ToString();
    }

    /// <summary>Wants no more of it.</summary>
    public void Dispose() => _parts.End(null);

    private static void Take(FfiEvent happened, StreamParts<string> parts)
    {
        var e = happened.TextStreamReaderEvent;
        if (e.ChunkReceived is { } chunk)
            parts.Add(chunk.Content);
        else if (e.Eos is { } end)
            parts.End(end.Error?.Description);
    }
}
