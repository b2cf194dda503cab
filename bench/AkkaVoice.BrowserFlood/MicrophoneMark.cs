using System.Buffers.Binary;

namespace AkkaVoice.BrowserFlood;

/// <summary>A number in a frame of the microphone, so quiet that it is no speech and so exact that it is found again at the model.</summary>
internal static class MicrophoneMark
{
    private static readonly short[] Begin = [7, -7, 7, -7];

    /// <summary>Writes a number into the samples of a frame.</summary>
    public static void Write(Span<byte> samples, int number)
    {
        for (var i = 0; i < Begin.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(samples[(2 * i)..], Begin[i]);
        for (var i = 0; i < 8; i++)
            BinaryPrimitives.WriteInt16LittleEndian(samples[(2 * (Begin.Length + i))..], (short)((number >> (4 * i)) & 15));
    }

    /// <summary>The number in the samples; null when they have none.</summary>
    public static int? Read(ReadOnlySpan<byte> samples)
    {
        for (var i = 0; i < Begin.Length; i++)
        {
            if (samples.Length < 2 * (Begin.Length + 8) || BinaryPrimitives.ReadInt16LittleEndian(samples[(2 * i)..]) != Begin[i])
                return null;
        }

        var number = 0;
        for (var i = 0; i < 8; i++)
            number |= BinaryPrimitives.ReadInt16LittleEndian(samples[(2 * (Begin.Length + i))..]) << (4 * i);
        return number;
    }
}
