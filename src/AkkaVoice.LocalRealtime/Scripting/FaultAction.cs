using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>What a fault does.</summary>
internal abstract record FaultAction
{
    /// <summary>The connection is cut without a close frame.</summary>
    public sealed record Abort : FaultAction;

    /// <summary>Half of the event is sent, then the connection is cut.</summary>
    public sealed record AbortMidMessage : FaultAction;

    /// <summary>A close frame is sent.</summary>
    public sealed record Close(int Code, string Reason) : FaultAction;

    /// <summary>An error event is sent, then a close frame.</summary>
    public sealed record FailSession(RealtimeError Error, int Code, string Reason) : FaultAction;

    /// <summary>Nothing is sent or read any more; the connection stays open.</summary>
    public sealed record Stall : FaultAction;

    /// <summary>Bytes that the protocol did not make are sent.</summary>
    public sealed record SendRaw(ReadOnlyMemory<byte> Bytes, bool Binary) : FaultAction;

    /// <summary>The event is sent twice.</summary>
    public sealed record Duplicate : FaultAction;

    /// <summary>The event is left out.</summary>
    public sealed record Omit : FaultAction;
}
