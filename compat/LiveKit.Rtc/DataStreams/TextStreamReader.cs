using System.Text;
using LiveKit.Rtc.DataStreams;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>A text that comes in parts. Read it once, to the end or to where it is enough; or dispose it.</summary>
public sealed class TextStreamReader : IAsyncEnumerable<string>, IDisposable
{
    private readonly StreamParts<string> _parts;
    private TextStreamInfo _info;

    internal TextStreamReader(FfiClient client, OwnedTextStreamReader owned, CancellationToken roomLeft)
    {
        _info = TextStreamInfo.From(owned.Info);
        _parts = new StreamParts<string>(client, owned.Handle.Id,
            new FfiRequest { TextReadIncremental = new TextStreamReaderReadIncrementalRequest { ReaderHandle = owned.Handle.Id } }, Take, roomLeft);
    }

    /// <summary>What is known of it: from its beginning, and once it has been read to its end, with the attributes that came with that, too.</summary>
    public TextStreamInfo Info
    {
        get => Volatile.Read(ref _info);
        private set => Volatile.Write(ref _info, value);
    }

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

    private void Take(FfiEvent happened, StreamParts<string> parts)
    {
        var e = happened.TextStreamReaderEvent;
        if (e.ChunkReceived is { } chunk)
            parts.Add(chunk.Content);
        else if (e.Eos is { } end)
        {
            // First, so that whoever reads to the end finds them.
            if (end.Attributes.Count > 0)
                Info = Info with { Attributes = StreamAttributes.Joined(Info.Attributes, end.Attributes) };
            parts.End(end.Error?.Description);
        }
    }
}
