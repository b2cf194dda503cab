using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>What a read gave.</summary>
internal readonly record struct PipeRead(
    int Count, WebSocketMessageType Type, bool EndOfMessage, WebSocketCloseStatus? CloseStatus, string? CloseDescription);
