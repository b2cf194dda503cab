using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

public sealed partial class LocalParticipant
{
    /// <summary>Sends a data packet.</summary>
    /// <param name="data">What to send: up to about 15 kB; longer things go as streams.</param>
    /// <param name="reliable">In order and without loss (default), or as fast as can be.</param>
    /// <param name="topic">What it is about; null: nothing said.</param>
    /// <param name="destinationIdentities">To whom; null or empty: to all.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task PublishDataAsync(ReadOnlyMemory<byte> data, bool reliable = true, string? topic = null,
        IReadOnlyCollection<string>? destinationIdentities = null, CancellationToken cancellation = default)
    {
        // Pinned until it is sent: the request carries the address, not the bytes.
        using var pin = data.Pin();
        var address = Address(pin);
        var answer = await _room.AskAsync("Publishing data", id =>
        {
            var request = new PublishDataRequest
            {
                LocalParticipantHandle = Handle,
                DataPtr = address,
                DataLen = (ulong)data.Length,
                Reliable = reliable,
                DestinationIdentities = { destinationIdentities ?? [] },
                RequestAsyncId = id,
            };
            if (topic is not null)
                request.Topic = topic;
            return new FfiRequest { PublishData = request };
        }, cancellation).ConfigureAwait(false);
        Check("Publishing data", answer.PublishData.Error);
    }

    /// <summary>Sends a key of a telephone.</summary>
    /// <param name="code">0 to 9, 10 for *, 11 for #, 12 to 15 for A to D.</param>
    /// <param name="digit">The key as text.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task PublishDtmfAsync(int code, string digit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 15);
        var answer = await _room.AskAsync(
            "Publishing a key",
            id => new FfiRequest { PublishSipDtmf = new PublishSipDtmfRequest { LocalParticipantHandle = Handle, Code = (uint)code, Digit = digit, RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        Check("Publishing a key", answer.PublishSipDtmf.Error);
    }

    /// <summary>Sends what a participant said, in the way of before there were text streams.</summary>
    public async Task PublishTranscriptionAsync(Transcription transcription, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transcription);
        var segments = transcription.Segments.Select(s => new Proto.TranscriptionSegment
        {
            Id = s.Id,
            Text = s.Text,
            StartTime = (ulong)s.StartTime,
            EndTime = (ulong)s.EndTime,
            Final = s.IsFinal,
            Language = s.Language,
        });
        var answer = await _room.AskAsync(
            "Publishing a transcription",
            id => new FfiRequest
            {
                PublishTranscription = new PublishTranscriptionRequest
                {
                    LocalParticipantHandle = Handle,
                    ParticipantIdentity = transcription.ParticipantIdentity,
                    TrackId = transcription.TrackSid,
                    Segments = { segments },
                    RequestAsyncId = id,
                },
            },
            cancellation).ConfigureAwait(false);
        Check("Publishing a transcription", answer.PublishTranscription.Error);
    }

    private static unsafe ulong Address(System.Buffers.MemoryHandle pin) => (ulong)pin.Pointer;
}
