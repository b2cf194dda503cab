namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>Where a <see cref="RealtimeCore"/> puts what it has to say. Called from within the core's own calls only.</summary>
public interface IRealtimeSink
{
    /// <summary>
    /// False asks the core to hold back streamed output until <see cref="RealtimeCore.Resume"/>; events that answer the client
    /// are sent all the same.
    /// </summary>
    bool CanTakeOutput { get; }

    /// <summary>Takes one server event. The bytes are valid during the call only.</summary>
    /// <param name="type">The event's <c>type</c>.</param>
    /// <param name="utf8Json">The whole event.</param>
    void Send(string type, ReadOnlySpan<byte> utf8Json);

    /// <summary>Closes the connection after everything sent before. The core says nothing afterwards.</summary>
    /// <param name="code">WebSocket close code.</param>
    /// <param name="reason">WebSocket close reason.</param>
    void Close(int code, string reason);
}
