using System.Net;
using System.Net.Sockets;

namespace Akka.Streams.TestKit;

/// <summary>Addresses for tests that need a port.</summary>
public static class TestUtils
{
    /// <summary>An address with a port that was free a moment ago.</summary>
    public static IPEndPoint TemporaryServerAddress(string hostName = "127.0.0.1", bool udp = false) =>
        TemporaryServerAddresses(1, hostName, udp).Single();

    /// <summary>Addresses with different ports that were free a moment ago.</summary>
    public static IEnumerable<IPEndPoint> TemporaryServerAddresses(int numberOfAddresses, string hostName = "127.0.0.1", bool udp = false)
    {
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < numberOfAddresses; i++)
            {
                var socket = udp
                    ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
                    : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                socket.Bind(new IPEndPoint(IPAddress.Parse(hostName), 0));
            }

            return sockets.Select(socket => (IPEndPoint)socket.LocalEndPoint).ToList();
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
