using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults.InMemory;

/// <summary>Carries a line over two in-memory sockets: one towards the client, one towards the server.</summary>
internal sealed class InMemoryLine(ProxiedConnection connection, InMemoryWebSocket client, InMemoryWebSocket server)
{
    private const int ReadBytes = 64 << 10;

    /// <summary>Works until both ends are gone. Never throws.</summary>
    public async Task RunAsync()
    {
        var line = connection.Connect(
            parcel => SendAsync(client, parcel, connection.Faults.SliceBytes), parcel => SendAsync(server, parcel, null));
        connection.Open();
        var down = PumpAsync(server, line.FromServer);
        var up = PumpAsync(client, line.FromClient);
        await Task.WhenAll(down, up).ConfigureAwait(false);
        connection.End();
        client.Abort();
        server.Abort();
    }

    private static async Task PumpAsync(InMemoryWebSocket from, Func<Parcel, Task> pass)
    {
        var buffer = new byte[ReadBytes];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var read = await from.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    await pass(Parcel.Close((int)from.CloseStatus!.Value, from.CloseStatusDescription ?? string.Empty)).ConfigureAwait(false);
                    return;
                }

                message.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage)
                    continue;
                var kind = read.MessageType == WebSocketMessageType.Text ? ParcelKind.Text : ParcelKind.Binary;
                await pass(new Parcel(kind, message.ToArray())).ConfigureAwait(false);
                message.SetLength(0);
            }
        }
        catch (WebSocketException)
        {
            await pass(Parcel.Of(ParcelKind.End)).ConfigureAwait(false);
        }
    }

    private static async ValueTask SendAsync(InMemoryWebSocket to, Parcel parcel, int? sliceBytes)
    {
        switch (parcel.Kind)
        {
            case ParcelKind.Text or ParcelKind.Binary:
                await SendMessageAsync(to, parcel, sliceBytes ?? int.MaxValue).ConfigureAwait(false);
                break;
            case ParcelKind.HalfText:
                await to.SendAsync(parcel.Bytes, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None).ConfigureAwait(false);
                break;
            case ParcelKind.Close when to.State is WebSocketState.Open or WebSocketState.CloseReceived:
                await to.CloseOutputAsync(
                    (WebSocketCloseStatus)BinaryPrimitives.ReadUInt16BigEndian(parcel.Bytes.Span),
                    Encoding.UTF8.GetString(parcel.Bytes.Span[2..]),
                    CancellationToken.None).ConfigureAwait(false);
                break;
            case ParcelKind.End or ParcelKind.Reset:
                to.Abort();
                break;
        }
    }

    private static async Task SendMessageAsync(InMemoryWebSocket to, Parcel parcel, int sliceBytes)
    {
        var type = parcel.Kind == ParcelKind.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        for (var rest = parcel.Bytes; ;)
        {
            var slice = rest[..Math.Min(sliceBytes, rest.Length)];
            rest = rest[slice.Length..];
            await to.SendAsync(slice, type, rest.IsEmpty, CancellationToken.None).ConfigureAwait(false);
            if (rest.IsEmpty)
                return;
        }
    }
}
