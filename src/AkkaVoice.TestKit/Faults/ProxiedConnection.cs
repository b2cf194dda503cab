using System.Text;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults;

/// <summary>An attempt to connect that a proxy saw; faults can be made to happen to it now.</summary>
public sealed class ProxiedConnection
{
    private readonly FaultDesk _desk;
    private readonly int _seed;

    internal ProxiedConnection(FaultDesk desk, int index, ConnectionFaults faults, int seed)
    {
        (_desk, Index, Faults, _seed) = (desk, index, faults, seed);
        AttemptedAt = desk.Now;
    }

    /// <summary>0 for the first attempt, then 1, 2, …</summary>
    public int Index { get; }

    /// <summary>When it was made, since the proxy's start.</summary>
    public TimeSpan AttemptedAt { get; }

    /// <summary>When the client was told that it is connected, since the proxy's start; null when it was not.</summary>
    public TimeSpan? OpenedAt { get; private set; }

    /// <summary>When it was over, since the proxy's start; null while it is not.</summary>
    public TimeSpan? EndedAt { get; private set; }

    /// <summary>Whether it is open now.</summary>
    public bool IsOpen => OpenedAt is not null && EndedAt is null;

    internal ConnectionFaults Faults { get; }

    internal FaultLine? Line { get; private set; }

    /// <summary>Resets the connection (RST).</summary>
    public void Reset() => Line?.Act(new FaultAct.Reset());

    /// <summary>Sends the client a close frame.</summary>
    /// <param name="code">The close code.</param>
    /// <param name="reason">Its words.</param>
    public void Close(int code, string reason = "") => Line?.Act(new FaultAct.Close(code, reason));

    /// <summary>Ends the connection without a close frame (FIN).</summary>
    public void Cut() => Line?.Act(new FaultAct.Cut());

    /// <summary>Lets nothing arrive any more, and tells nobody.</summary>
    /// <param name="direction">Which way. Default: both.</param>
    public void GoSilent(FaultDirection direction = FaultDirection.Both) => Line?.Act(new FaultAct.Silence(direction));

    /// <summary>Lets nothing arrive for a while.</summary>
    /// <param name="duration">How long.</param>
    public void Stall(TimeSpan duration) => Line?.Act(new FaultAct.Stall(duration));

    /// <summary>Sends the client a text that the server did not send.</summary>
    /// <param name="text">The text.</param>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends the client a text that the server did not send.</summary>
    /// <param name="utf8">Its bytes; real sockets close when they are not UTF-8.</param>
    public void Send(ReadOnlyMemory<byte> utf8) => Line?.Act(new FaultAct.Send(utf8, IsText: true));

    /// <summary>Resets the connection, and lets every new one fare ill for some time.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="meanwhile">How; null refuses with 503.</param>
    public void GoAway(TimeSpan duration, Action<ConnectionFaults>? meanwhile = null)
    {
        var faults = new ConnectionFaults();
        (meanwhile ?? (connection => connection.Refuses()))(faults);
        Line?.Act(new FaultAct.GoAway(duration, faults));
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"#{Index} at {AttemptedAt.TotalMilliseconds:0} ms, open {OpenedAt?.TotalMilliseconds:0}..{EndedAt?.TotalMilliseconds:0} ms";

    internal FaultLine Connect(Func<Parcel, ValueTask> toClient, Func<Parcel, ValueTask> toServer) =>
        Line = new FaultLine(_desk, Faults, _seed, toClient, toServer);

    internal void Open()
    {
        OpenedAt = _desk.Now;
        Line?.Begin();
    }

    internal void End()
    {
        EndedAt ??= _desk.Now;
        Line?.Dispose();
    }
}
