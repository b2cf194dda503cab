using LiveKit.Rtc.Native;

namespace LiveKit.Rtc.Audio;

/// <summary>The request that hands samples to a source, and the event that answers it; both by hand, since they come with every frame.</summary>
internal static class CaptureMessage
{
    /// <summary>More than the request can take, with all numbers at their longest.</summary>
    internal const int MaxSize = 96;

    /// <summary>FfiRequest { capture_audio_frame = 27: { source_handle = 1, buffer = 2: { data_ptr = 1, num_channels = 2, sample_rate = 3, samples_per_channel = 4 }, request_async_id = 3 } }.</summary>
    internal static ReadOnlySpan<byte> Write(Span<byte> target, ulong source, nint samples, int channels, int sampleRate, int samplesPerChannel, ulong id)
    {
        var buffer = new WireWriter(stackalloc byte[MaxSize / 2]);
        buffer.Varint(1, (ulong)samples);
        buffer.Varint(2, (ulong)channels);
        buffer.Varint(3, (ulong)sampleRate);
        buffer.Varint(4, (ulong)samplesPerChannel);
        var capture = new WireWriter(stackalloc byte[MaxSize]);
        capture.Varint(1, source);
        capture.Bytes(2, buffer.Written);
        capture.Varint(3, id);
        var request = new WireWriter(target);
        request.Bytes(27, capture.Written);
        return request.Written;
    }

    /// <summary>FfiEvent.capture_audio_frame { async_id = 1, error = 2 }; the error is empty when all is well.</summary>
    internal static void Read(ReadOnlySpan<byte> message, out ulong id, out ReadOnlySpan<byte> error)
    {
        id = 0;
        error = default;
        var reader = new WireReader(message);
        while (reader.Next(out var field, out var wireType))
        {
            if (field == 1 && wireType == 0)
                id = reader.Varint();
            else if (field == 2 && wireType == 2)
                error = reader.Bytes();
            else
                reader.Skip(wireType);
        }
    }
}
