using System.Buffers.Binary;
using System.Text;

namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>What travels on a line.</summary>
internal enum ParcelKind
{
    Text,
    Binary,

    /// <summary>The first half of a text; the rest never comes.</summary>
    HalfText,
    Ping,
    Pong,
    Close,

    /// <summary>The sender has gone in good order (FIN).</summary>
    End,

    /// <summary>The connection is reset (RST).</summary>
    Reset,
}

/// <summary>A whole message, a control frame, or the end of a line.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Bytes">The payload; of a close frame its code (2 bytes, big-endian) and words.</param>
internal readonly record struct Parcel(ParcelKind Kind, ReadOnlyMemory<byte> Bytes)
{
    public bool IsMessage => Kind is ParcelKind.Text or ParcelKind.Binary;

    public bool IsPing => Kind is ParcelKind.Ping or ParcelKind.Pong;

    public static Parcel Of(ParcelKind kind) => new(kind, default);

    public static Parcel Text(string text) => new(ParcelKind.Text, Encoding.UTF8.GetBytes(text));

    public static Parcel Close(int code, string reason)
    {
        var bytes = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)code);
        Encoding.UTF8.GetBytes(reason, bytes.AsSpan(2));
        return new Parcel(ParcelKind.Close, bytes);
    }
}
