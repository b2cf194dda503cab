using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AkkaVoice.Load.Peers;

/// <summary>
/// A realtime service that costs next to nothing, so that the engine is what is measured: one thread looks at all its sockets in turn, messages are
/// rendered before the start, and what is not needed of a message is not even unmasked. It looks at what it is sent every 40 ms only,
/// as if it were that far away.
/// </summary>
internal static class PeerServer
{
    /// <summary>Serves until its input ends. Says its address in one line.</summary>
    public static void Run()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1_024);
        Console.WriteLine($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/v1");

        var isOver = false;
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            Volatile.Write(ref isOver, true);
        })
        { IsBackground = true }.Start();

        var connections = new List<PeerConnection>();
        var clock = Stopwatch.StartNew();
        var accepted = 0;
        while (!Volatile.Read(ref isOver))
        {
            while (listener.Poll(0, SelectMode.SelectRead))
                connections.Add(new PeerConnection(listener.Accept(), accepted++));
            var now = clock.ElapsedMilliseconds;
            foreach (var connection in connections)
                connection.Tick(now);
            connections.RemoveAll(static connection => connection.IsOver);
            Thread.Sleep(1);
        }

        connections.ForEach(static connection => connection.Dispose());
    }
}
