using System.Net;
using System.Net.Sockets;
using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether the service's ports are free.</summary>
internal static class PortCheck
{
    public static IEnumerable<Finding> Look(AkkaVoiceOptions options)
    {
        yield return Look("port of the page", options.Host.Address, options.Host.Port, "akkavoice.host.port");
        if (options.LiveKit is not null && options.Worker.Enabled)
            yield return Look("port of the worker", options.Worker.Address, options.Worker.Port, "akkavoice.worker.port");
    }

    internal static Finding Look(string subject, IPAddress address, int port, string key)
    {
        if (port == 0) return Finding.Fine(subject, "any free one");
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
            socket.Bind(new IPEndPoint(address, port));
            return Finding.Fine(subject, $"{port} is free");
        }
        catch (SocketException e)
        {
            return Finding.Doubtful(
                subject, $"{address}:{port} cannot be used: {e.Message}", $"The service may be running already; if it is not, set {key} to another port.");
        }
    }
}
