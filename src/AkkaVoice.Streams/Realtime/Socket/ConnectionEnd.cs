using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>Why a connection is over: the first reason given is the one that is told. Used on the connection's own thread.</summary>
internal sealed class ConnectionEnd
{
    private Disconnected? _told;

    /// <summary>Gives the reason, unless there is one already.</summary>
    /// <param name="closeCode">WebSocket close code, or null when the connection broke without one.</param>
    /// <param name="reason">The peer's words, or what broke.</param>
    /// <param name="byUs">Whether this side asked for the end.</param>
    public void Set(int? closeCode, string reason, bool byUs) => _told ??= new Disconnected(closeCode, reason, byUs);

    /// <summary>What is told of the end.</summary>
    public Disconnected Event => _told ?? new Disconnected(null, "the connection's owner has stopped", ByUs: true);
}
