using System.Buffers.Binary;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults.Tcp;

/// <summary>Reads and writes WebSocket frames (RFC 6455 section 5.2), without extensions.</summary>
internal sealed class WebSocketFrames(Stream stream, bool masks)
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const int Continuation = 0;

    private readonly byte[] _header = new byte[14];

    /// <summary>Reads up to the end of a message, or a control frame.</summary>
    /// <returns>What came; <see cref="ParcelKind.End"/> when the sender has gone.</returns>
    public async Task<Parcel> ReadAsync(MemoryStream message, CancellationToken cancellation)
    {
        while (true)
        {
            if (!await ReadExactlyAsync(_header.AsMemory(0, 2), cancellation).ConfigureAwait(false))
                return Parcel.Of(ParcelKind.End);
            var (isFinal, opcode) = ((_header[0] & Final) != 0, _header[0] & 0x0f);
            var payload = new byte[await ReadLengthAsync(cancellation).ConfigureAwait(false)];
            var mask = (_header[1] & Masked) != 0 ? new byte[4] : [];
            if (!await ReadExactlyAsync(mask, cancellation).ConfigureAwait(false) ||
                !await ReadExactlyAsync(payload, cancellation).ConfigureAwait(false))
                return Parcel.Of(ParcelKind.End);
            for (var i = 0; mask.Length > 0 && i < payload.Length; i++)
                payload[i] ^= mask[i & 3];
            if (opcode >= 8)
                return new Parcel(KindOf(opcode), payload);
            if (opcode != Continuation)
                _kind = KindOf(opcode);
            message.Write(payload);
            if (!isFinal)
                continue;
            var parcel = new Parcel(_kind, message.ToArray());
            message.SetLength(0);
            return parcel;
        }
    }

    /// <summary>Writes a frame, or several when the message is to be sliced.</summary>
    public async ValueTask WriteAsync(Parcel parcel, int sliceBytes)
    {
        if (parcel.Kind == ParcelKind.HalfText)
        {
            // The frame says that it is twice as long as what comes of it.
            await stream.WriteAsync(Frame(ParcelKind.Text, parcel.Bytes, parcel.Bytes.Length * 2, true, true)).ConfigureAwait(false);
            return;
        }

        var isFirst = true;
        for (var rest = parcel.Bytes; ; isFirst = false)
        {
            var slice = parcel.IsMessage ? rest[..Math.Min(sliceBytes, rest.Length)] : rest;
            rest = rest[slice.Length..];
            await stream.WriteAsync(Frame(parcel.Kind, slice, slice.Length, isFirst, rest.IsEmpty)).ConfigureAwait(false);
            if (rest.IsEmpty)
                return;
        }
    }

    private ParcelKind _kind;

    // A mask of zeros is as legal as any other, and leaves the bytes as they are.
    private byte[] Frame(ParcelKind kind, ReadOnlyMemory<byte> payload, int length, bool isFirst, bool isLast)
    {
        var lengthBytes = length < 126 ? 0 : length <= ushort.MaxValue ? 2 : 8;
        var headerBytes = 2 + lengthBytes + (masks ? 4 : 0);
        var frame = new byte[headerBytes + payload.Length];
        frame[0] = (byte)((isLast ? Final : 0) | (isFirst ? OpcodeOf(kind) : Continuation));
        frame[1] = (byte)((masks ? Masked : 0) | (lengthBytes switch { 0 => length, 2 => 126, _ => 127 }));
        if (lengthBytes == 2)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)length);
        else if (lengthBytes == 8)
            BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), length);
        payload.CopyTo(frame.AsMemory(headerBytes));
        return frame;
    }

    private async Task<long> ReadLengthAsync(CancellationToken cancellation)
    {
        var length = _header[1] & 0x7f;
        var more = length switch { 126 => 2, 127 => 8, _ => 0 };
        await ReadExactlyAsync(_header.AsMemory(2, more), cancellation).ConfigureAwait(false);
        return more switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            8 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            _ => length,
        };
    }

    private async Task<bool> ReadExactlyAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == buffer.Length;

    private static ParcelKind KindOf(int opcode) => opcode switch
    {
        1 => ParcelKind.Text,
        2 => ParcelKind.Binary,
        8 => ParcelKind.Close,
        9 => ParcelKind.Ping,
        10 => ParcelKind.Pong,
        _ => throw new IOException($"WebSocket opcode {opcode} is not known."),
    };

    private static int OpcodeOf(ParcelKind kind) => kind switch
    {
        ParcelKind.Text => 1,
        ParcelKind.Binary => 2,
        ParcelKind.Close => 8,
        ParcelKind.Ping => 9,
        _ => 10,
    };
}
