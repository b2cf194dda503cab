using System.Net.Sockets;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults.Tcp;

/// <summary>Carries a line over two TCP connections, once the upgrade was agreed on.</summary>
internal sealed class TcpLine(ProxiedConnection connection, Socket client, Socket server)
{
    /// <summary>Works until both ends are gone. Never throws.</summary>
    public async Task RunAsync(NetworkStream clientStream, NetworkStream serverStream, CancellationToken stop)
    {
        var fromClient = new WebSocketFrames(clientStream, masks: false);
        var fromServer = new WebSocketFrames(serverStream, masks: true);
        var slice = connection.Faults.SliceBytes ?? int.MaxValue;
        var line = connection.Connect(
            parcel => WriteAsync(fromClient, client, parcel, slice), parcel => WriteAsync(fromServer, server, parcel, int.MaxValue));
        connection.Open();
        var down = PumpAsync(fromServer, line.FromServer, stop);
        var up = PumpAsync(fromClient, line.FromClient, stop);
        await Task.WhenAll(down, up).ConfigureAwait(false);
    }

    /// <summary>Resets a connection: what was under way is lost.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    private static async Task PumpAsync(WebSocketFrames from, Func<Parcel, Task> pass, CancellationToken stop)
    {
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var parcel = await from.ReadAsync(message, stop).ConfigureAwait(false);
                await pass(parcel).WaitAsync(stop).ConfigureAwait(false);
                if (parcel.Kind == ParcelKind.End)
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException)
        {
            // Not awaited: a line that is full must not keep it from ending.
            _ = pass(Parcel.Of(ParcelKind.Reset));
        }
        catch (OperationCanceledException)
        {
            // The proxy ends.
        }
    }

    private static async ValueTask WriteAsync(WebSocketFrames to, Socket socket, Parcel parcel, int slice)
    {
        switch (parcel.Kind)
        {
            case ParcelKind.End:
                socket.Shutdown(SocketShutdown.Send);
                break;
            case ParcelKind.Reset:
                Reset(socket);
                break;
            default:
                await to.WriteAsync(parcel, slice).ConfigureAwait(false);
                break;
        }
    }
}
