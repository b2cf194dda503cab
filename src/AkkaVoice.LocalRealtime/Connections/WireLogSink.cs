using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Writes down what passes to another sink.</summary>
internal sealed class WireLogSink(IRealtimeSink inner, WireLog log, int connectionIndex, TimeProvider time) : IRealtimeSink
{
    public bool CanTakeOutput => inner.CanTakeOutput;

    public void Send(string type, ReadOnlySpan<byte> utf8Json)
    {
        log.Add(connectionIndex, isFromClient: false, time.GetTimestamp(), utf8Json);
        inner.Send(type, utf8Json);
    }

    public void Close(int code, string reason) => inner.Close(code, reason);
}
