using System.Buffers.Binary;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>
/// The binary messages between a browser and its room (docs/browser.md), little-endian: a header of 8 bytes, and behind it what the kind says.
/// <code>
/// offset  0     1      2      4
///         kind  flags  epoch  position
/// </code>
/// </summary>
internal static class BrowserFrame
{
    public const int Samples = 480;
    public const int HeaderBytes = 8;
    public const int AudioBytes = HeaderBytes + (Samples * AudioFormat.BytesPerValue);
    public const int ReportBytes = HeaderBytes + 4;

    /// <summary>Flag of a report: the voice is sounding, so that the position moves on by itself.</summary>
    public const byte IsPlaying = 1;

    /// <summary>Writes a frame of the voice; returns its length in bytes.</summary>
    public static int WriteVoice(Span<byte> message, ushort epoch, uint position, AudioFrame frame)
    {
        WriteHeader(message, BrowserFrameKind.Voice, epoch, position);
        frame.Bytes.CopyTo(message[HeaderBytes..]);
        return HeaderBytes + frame.Bytes.Length;
    }

    /// <summary>Writes the order to forget all voice of earlier epochs.</summary>
    public static int WriteClear(Span<byte> message, ushort epoch)
    {
        WriteHeader(message, BrowserFrameKind.Clear, epoch, 0);
        return HeaderBytes;
    }

    /// <summary>Reads a frame of the microphone; null when the message is none.</summary>
    public static AudioFrame? ReadMicrophone(ReadOnlySpan<byte> message)
    {
        if (message.Length != AudioBytes || message[0] != (byte)BrowserFrameKind.Microphone)
            return null;
        var frame = AudioFrame.Rent(AudioFormat.Realtime, Samples);
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(message[HeaderBytes..]).CopyTo(frame.Samples);
        frame.Position = Position(message);
        return frame;
    }

    /// <summary>Reads a report of the playout; null when the message is none.</summary>
    public static PlayoutReport? ReadReport(ReadOnlySpan<byte> message) =>
        message.Length != ReportBytes || message[0] != (byte)BrowserFrameKind.Report
            ? null
            : new PlayoutReport(
                BinaryPrimitives.ReadUInt16LittleEndian(message[2..]),
                Position(message),
                (message[1] & IsPlaying) != 0,
                BinaryPrimitives.ReadUInt32LittleEndian(message[HeaderBytes..]));

    private static uint Position(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt32LittleEndian(message[4..]);

    private static void WriteHeader(Span<byte> message, BrowserFrameKind kind, ushort epoch, uint position)
    {
        message[0] = (byte)kind;
        message[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(message[2..], epoch);
        BinaryPrimitives.WriteUInt32LittleEndian(message[4..], position);
    }
}
