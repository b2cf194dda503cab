using System.Buffers;
using System.Buffers.Text;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Writes <c>input_audio_buffer.append</c>, the message that is sent 50 times a second: its frame is constant and base64 needs no
/// escaping, so no JSON writer takes part.
/// </summary>
internal static class AppendWriter
{
    private static ReadOnlySpan<byte> Head => "{\"type\":\"input_audio_buffer.append\",\"audio\":\""u8;

    private static ReadOnlySpan<byte> Tail => "\"}"u8;

    public static void Write(ReadOnlySpan<byte> pcm, IBufferWriter<byte> output)
    {
        var length = Head.Length + Base64.GetMaxEncodedToUtf8Length(pcm.Length) + Tail.Length;
        var span = output.GetSpan(length);
        Head.CopyTo(span);
        // The span has room for all of it, so this cannot end early.
        Base64.EncodeToUtf8(pcm, span[Head.Length..], out _, out var encoded);
        Tail.CopyTo(span[(Head.Length + encoded)..]);
        output.Advance(Head.Length + encoded + Tail.Length);
    }
}
