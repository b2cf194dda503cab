using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Something that waits to be done to a socket, in order.</summary>
/// <param name="Kind">What.</param>
/// <param name="Buffer">For messages: the bytes, in an array from the shared pool.</param>
/// <param name="Length">For messages: how many of them.</param>
/// <param name="CloseCode">For a close: the code.</param>
/// <param name="CloseReason">For a close: the reason.</param>
internal readonly record struct OutgoingEntry(
    OutgoingKind Kind, byte[]? Buffer = null, int Length = 0, WebSocketCloseStatus CloseCode = default, string? CloseReason = null);
