using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>Decodes the base64 text of an append straight from the event's bytes, without strings.</summary>
internal static class AppendReader
{
    /// <summary>Most bytes of audio in one append: 15 MiB.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;

    /// <summary>Decodes into a rented array, which the caller returns to the shared pool.</summary>
    /// <param name="audio">A reader standing on the string value.</param>
    /// <param name="rented">The array.</param>
    /// <returns>How many bytes of it are audio.</returns>
    /// <exception cref="RealtimeErrorException">The text is not base64 or too long; nothing is rented then.</exception>
    public static int Decode(ref Utf8JsonReader audio, out byte[] rented)
    {
        var text = audio.ValueSpan;
        byte[]? unescaped = null;
        try
        {
            if (audio.ValueIsEscaped)
            {
                // Some JSON writers escape '+' or '/'.
                unescaped = ArrayPool<byte>.Shared.Rent(text.Length);
                text = unescaped.AsSpan(0, audio.CopyString(unescaped));
            }

            return DecodeText(text, out rented);
        }
        finally
        {
            if (unescaped is not null)
            {
                ArrayPool<byte>.Shared.Return(unescaped);
            }
        }
    }

    private static int DecodeText(ReadOnlySpan<byte> text, out byte[] rented)
    {
        var most = Base64.GetMaxDecodedFromUtf8Length(text.Length);
        if (most - 2 > MaxBytes)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidValue, $"Invalid 'audio': {most} bytes are more than the {MaxBytes} bytes (15 MiB) allowed in one event.", "audio");
        }

        rented = ArrayPool<byte>.Shared.Rent(Math.Max(most, 1));
        if (Base64.DecodeFromUtf8(text, rented, out _, out var written) == OperationStatus.Done)
        {
            return written;
        }

        ArrayPool<byte>.Shared.Return(rented);
        throw RealtimeErrorException.Invalid(
            ErrorCodes.InvalidValue, "Invalid 'audio'. Expected base64-encoded audio bytes but got an invalid value.", "audio");
    }
}
