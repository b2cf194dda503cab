using System.Buffers.Binary;

namespace AkkaVoice.Load.Peers;

internal enum ClientFrameKind
{
    /// <summary>A piece of the microphone; not unmasked.</summary>
    Audio,
    Command,
    Ping,
    Close,
}

/// <summary>A frame that a client sent, unmasked in place where its content matters.</summary>
internal readonly ref struct ClientFrame
{
    private const int MaskBytes = 4;

    private ClientFrame(ClientFrameKind kind, ReadOnlySpan<byte> payload, int length)
    {
        Kind = kind;
        Payload = payload;
        Length = length;
    }

    public ClientFrameKind Kind { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Bytes of the frame, its header included.</summary>
    public int Length { get; }

    private static ReadOnlySpan<byte> Append => "{\"type\":\"input_audio_buffer.append\""u8;

    /// <returns>False when the frame is not there whole.</returns>
    public static bool TryRead(Span<byte> bytes, out ClientFrame frame)
    {
        frame = default;
        if (bytes.Length < 2)
            return false;
        var (size, header) = (bytes[1] & 0x7f) switch
        {
            126 when bytes.Length >= 4 => (BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), 4),
            127 when bytes.Length >= 10 => ((int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]), 10),
            126 or 127 => (int.MaxValue / 2, 0),
            var small => (small, 2),
        };
        if (bytes.Length < header + MaskBytes + size)
            return false;
        var mask = bytes.Slice(header, MaskBytes);
        var payload = bytes.Slice(header + MaskBytes, size);
        var kind = (bytes[0] & 0x0f) switch
        {
            1 => IsAppend(payload, mask) ? ClientFrameKind.Audio : ClientFrameKind.Command,
            8 => ClientFrameKind.Close,
            9 => ClientFrameKind.Ping,
            _ => ClientFrameKind.Audio,
        };
        if (kind is not ClientFrameKind.Audio)
            Unmask(payload, mask);
        frame = new ClientFrame(kind, payload, header + MaskBytes + size);
        return true;
    }

    private static bool IsAppend(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask)
    {
        if (payload.Length < Append.Length)
            return false;
        for (var i = 0; i < Append.Length; i++)
        {
            if ((payload[i] ^ mask[i % MaskBytes]) != Append[i])
                return false;
        }

        return true;
    }

    private static void Unmask(Span<byte> payload, ReadOnlySpan<byte> mask)
    {
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= mask[i % MaskBytes];
    }
}
