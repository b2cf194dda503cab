using System.Text;

namespace AkkaVoice.Testing.Faults.Tcp;

/// <summary>The head of an HTTP request or answer, up to its empty line.</summary>
internal static class HttpHead
{
    private const int MostBytes = 32 << 10;

    /// <summary>Reads a head, byte by byte, so that nothing of what follows is taken.</summary>
    /// <returns>All its bytes; empty when the sender went before its end.</returns>
    public static async Task<byte[]> ReadAsync(Stream from, CancellationToken cancellation)
    {
        var head = new MemoryStream();
        var next = new byte[1];
        while (head.Length < MostBytes && await from.ReadAsync(next, cancellation).ConfigureAwait(false) > 0)
        {
            head.WriteByte(next[0]);
            if (head.GetBuffer().AsSpan(0, (int)head.Length).EndsWith("\r\n\r\n"u8))
                return head.ToArray();
        }

        return [];
    }

    /// <summary>An answer without a body that refuses.</summary>
    public static byte[] Refusal(int status) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>Whether an answer agrees to the upgrade.</summary>
    public static bool IsUpgrade(ReadOnlySpan<byte> head) => head.StartsWith("HTTP/1.1 101"u8);
}
