using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AkkaVoice.Audio;

/// <summary>Turns the values of a WAV file into 16-bit ones: rounded to the nearest, clipped to the range, no dither.</summary>
internal static class WavValues
{
    public static void Decode(WavEncoding encoding, ReadOnlySpan<byte> from, Span<short> to)
    {
        switch (encoding)
        {
            case WavEncoding.Pcm8:
                for (var i = 0; i < to.Length; i++)
                    to[i] = (short)((from[i] - 128) << 8);
                break;
            case WavEncoding.Pcm16 when BitConverter.IsLittleEndian:
                MemoryMarshal.Cast<byte, short>(from)[..to.Length].CopyTo(to);
                break;
            case WavEncoding.Pcm16:
                for (var i = 0; i < to.Length; i++)
                    to[i] = BinaryPrimitives.ReadInt16LittleEndian(from[(2 * i)..]);
                break;
            case WavEncoding.Pcm24:
                for (var i = 0; i < to.Length; i++)
                    to[i] = Upper16((from[(3 * i) + 2] << 24) | (from[(3 * i) + 1] << 16) | (from[3 * i] << 8));
                break;
            case WavEncoding.Pcm32:
                for (var i = 0; i < to.Length; i++)
                    to[i] = Upper16(BinaryPrimitives.ReadInt32LittleEndian(from[(4 * i)..]));
                break;
            case WavEncoding.Float32:
                for (var i = 0; i < to.Length; i++)
                    to[i] = FromUnit(BinaryPrimitives.ReadSingleLittleEndian(from[(4 * i)..]));
                break;
            case WavEncoding.Float64:
                for (var i = 0; i < to.Length; i++)
                    to[i] = FromUnit(BinaryPrimitives.ReadDoubleLittleEndian(from[(8 * i)..]));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null);
        }
    }

    private static short Upper16(int value) => (short)Math.Min(short.MaxValue, ((long)value + 0x8000) >> 16);

    // Not a number becomes silence: one broken value must not become a click of full scale.
    private static short FromUnit(double value) =>
        double.IsNaN(value) ? (short)0 : (short)Math.Clamp(Math.Round(value * 32_768), short.MinValue, short.MaxValue);
}
