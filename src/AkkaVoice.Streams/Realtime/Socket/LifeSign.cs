namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>When the peer last said anything. Written by the connection's thread, read by any.</summary>
internal sealed class LifeSign(long at)
{
    private long _at = at;

    /// <summary>A <see cref="TimeProvider.GetTimestamp"/> value.</summary>
    public long At
    {
        get => Volatile.Read(ref _at);
        set => Volatile.Write(ref _at, value);
    }
}
