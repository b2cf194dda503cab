using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Reads audio deltas, the bulk of all traffic: the fields are found in place, and the base64 is decoded from the message straight
/// into a pooled frame. Nothing is allocated once an item has begun.
/// </summary>
internal static class AudioDeltaReader
{
    public static void Read(ReadOnlySpan<byte> message, OpenResponses responses, Target target)
    {
        var fields = AudioDeltaFields.Find(message);
        if (fields.Problem is { } problem)
        {
            target.Emit(new MessageRejected(problem));
            return;
        }

        // Nothing was said yet: an item that never says anything must not count as speech.
        if (fields.Delta.IsEmpty)
            return;
        var escaped = fields.DeltaIsEscaped ? ArrayPool<byte>.Shared.Rent(fields.Delta.Length) : null;
        try
        {
            // Looked at before anything is begun: rubbish with unknown ids must not bring a response about that nobody ends.
            var base64 = escaped is null ? fields.Delta : Unescape(message, escaped);
            if (!Base64.IsValid(base64, out var bytes))
                target.Emit(new MessageRejected("its audio is not base64"));
            else if (bytes > 0 && PartOf(fields, responses, target) is { IsEnded: false } part && Decode(base64, bytes, part) is { } frame)
                target.Emit(frame);
        }
        finally
        {
            if (escaped is not null)
                ArrayPool<byte>.Shared.Return(escaped);
        }
    }

    private static AudioPart? PartOf(in AudioDeltaFields fields, OpenResponses responses, Target target)
    {
        if (responses.LastPart is { } last && last.Matches(fields.ResponseId, fields.ItemId, fields.ContentIndex))
            return last;
        var item = responses.Item(Encoding.UTF8.GetString(fields.ResponseId), Encoding.UTF8.GetString(fields.ItemId), ItemKind.Assistant, target);
        var part = item?.Audio(fields.ContentIndex, fields.ServerThinking, target);
        if (part is not null)
            responses.LastPart = part;
        return part;
    }

    /// <summary>Decodes into a frame of whole samples; a byte left over waits in the part. No frame when there is not one whole sample.</summary>
    private static AudioFrame? Decode(ReadOnlySpan<byte> base64, int bytes, AudioPart part)
    {
        var frame = part.HalfSample is null && bytes % 2 == 0 ? DecodeAligned(base64, bytes) : DecodeUnaligned(base64, bytes, part);
        if (frame is null)
            return null;
        frame.Tag = part.Tag;
        frame.Position = part.Samples;
        part.Samples += frame.SampleCount;
        return frame;
    }

    private static AudioFrame DecodeAligned(ReadOnlySpan<byte> base64, int bytes)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, bytes / 2);
        Base64.DecodeFromUtf8(base64, MemoryMarshal.AsBytes(frame.Samples), out _, out _);
        return frame;
    }

    // Servers may cut anywhere, also through a sample.
    private static AudioFrame? DecodeUnaligned(ReadOnlySpan<byte> base64, int bytes, AudioPart part)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes + 1);
        var start = 0;
        if (part.HalfSample is { } half)
            buffer[start++] = half;
        Base64.DecodeFromUtf8(base64, buffer.AsSpan(start), out _, out _);
        var total = start + bytes;
        part.HalfSample = total % 2 == 1 ? buffer[total - 1] : null;
        AudioFrame? frame = null;
        if (total >= 2)
        {
            frame = AudioFrame.Rent(AudioFormat.Realtime, total / 2);
            buffer.AsSpan(0, total / 2 * 2).CopyTo(MemoryMarshal.AsBytes(frame.Samples));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return frame;
    }

    // Some JSON writers escape the slash, which is a letter of base64.
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> message, byte[] buffer)
    {
        var reader = new Utf8JsonReader(message);
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                return buffer.AsSpan(0, reader.CopyString(buffer));
            }
        }

        return default;
    }
}
