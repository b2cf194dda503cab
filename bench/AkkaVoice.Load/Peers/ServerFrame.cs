using System.Buffers.Binary;
using System.Text;

namespace AkkaVoice.Load.Peers;

/// <summary>Frames as a server sends them: whole messages, not masked.</summary>
internal static class ServerFrame
{
    public const byte Text = 1;
    public const byte Close = 8;
    public const byte Pong = 10;

    public static byte[] Of(string json) => Of(Encoding.UTF8.GetBytes(json), Text);

    public static byte[] Of(ReadOnlySpan<byte> payload, byte opcode)
    {
        var header = payload.Length < 126 ? 2 : payload.Length <= ushort.MaxValue ? 4 : 10;
        var frame = new byte[header + payload.Length];
        frame[0] = (byte)(0x80 | opcode);
        if (header == 2)
        {
            frame[1] = (byte)payload.Length;
        }
        else if (header == 4)
        {
            frame[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        }
        else
        {
            frame[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)payload.Length);
        }

        payload.CopyTo(frame.AsSpan(header));
        return frame;
    }
}
