using System.Text;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults;

/// <summary>A moment at which something goes wrong; its methods say what. Each returns the connection, to go on writing.</summary>
/// <remarks>
/// Faults of one event apply to the event that makes the moment; at a moment of time there is none, and they throw
/// <see cref="InvalidOperationException"/>.
/// </remarks>
public sealed class FaultMoment
{
    private readonly ConnectionFaults _connection;
    private readonly FaultTrigger _trigger;

    internal FaultMoment(ConnectionFaults connection, FaultTrigger trigger) => (_connection, _trigger) = (connection, trigger);

    /// <summary>A close frame goes to the client, behind what was sent before; the event at this moment is lost.</summary>
    /// <param name="code">The close code, for example 1000, 1001, 1011 or 4000.</param>
    /// <param name="reason">Its words.</param>
    public ConnectionFaults Closes(int code, string reason = "") => Add(new FaultAct.Close(code, reason));

    /// <summary>The connection is reset (RST): both ends fail at once, and what was under way is lost.</summary>
    public ConnectionFaults Resets() => Add(new FaultAct.Reset());

    /// <summary>The connection ends without a close frame (FIN), behind what was sent before; the event at this moment is lost.</summary>
    public ConnectionFaults Cuts() => Add(new FaultAct.Cut());

    /// <summary>The first half of the server's event arrives, and then the connection ends (FIN).</summary>
    public ConnectionFaults CutsMidMessage() => OfEvent(new FaultAct.CutMidMessage());

    /// <summary>From here on nothing arrives any more, in one direction or both, and nobody is told: the line is half open.</summary>
    /// <param name="direction">Which way. Default: both.</param>
    public ConnectionFaults GoesSilent(FaultDirection direction = FaultDirection.Both) => Add(new FaultAct.Silence(direction));

    /// <summary>From here on no message arrives any more, in one direction or both, but pings are answered: the peer is there and dumb.</summary>
    /// <param name="direction">Which way. Default: from the server.</param>
    public ConnectionFaults GoesMute(FaultDirection direction = FaultDirection.ToClient) => Add(new FaultAct.Silence(direction, PingsPass: true));

    /// <summary>Nothing arrives for a while, either way; then it goes on, with all that was held up.</summary>
    /// <param name="duration">How long.</param>
    public ConnectionFaults Stalls(TimeSpan duration) => Add(new FaultAct.Stall(duration));

    /// <summary>A text that the server did not send comes ahead of the event.</summary>
    /// <param name="text">Whatever it is: broken JSON, an unknown event, an event out of its order.</param>
    public ConnectionFaults Sends(string text) => Add(new FaultAct.Send(Encoding.UTF8.GetBytes(text), IsText: true));

    /// <summary>A binary message, which the protocol does not have, comes ahead of the event.</summary>
    /// <param name="bytes">Its bytes.</param>
    public ConnectionFaults SendsBinary(ReadOnlyMemory<byte> bytes) => Add(new FaultAct.Send(bytes, IsText: false));

    /// <summary>A message of so many bytes, well-formed and of an unknown type, comes ahead of the event.</summary>
    /// <param name="bytes">At least 40.</param>
    public ConnectionFaults SendsOversized(int bytes) =>
        Sends($$"""{"type":"x.oversized","padding":"{{new string('x', Math.Max(0, bytes - 35))}}"}""");

    /// <summary>The event arrives several times.</summary>
    /// <param name="times">How often it arrives in all, at least 2. Default: 2.</param>
    public ConnectionFaults Repeats(int times = 2) => OfEvent(new FaultAct.Repeat(times));

    /// <summary>The event never arrives.</summary>
    public ConnectionFaults Loses() => OfEvent(new FaultAct.Lose());

    /// <summary>The event arrives late, and others overtake it.</summary>
    /// <param name="by">How late.</param>
    public ConnectionFaults IsLate(TimeSpan by) => OfEvent(new FaultAct.Late(by));

    /// <summary>The event changes places with the next one in its direction.</summary>
    public ConnectionFaults Swaps() => OfEvent(new FaultAct.Swap());

    /// <summary>The event arrives as something else.</summary>
    /// <param name="change">From its JSON text to what arrives.</param>
    public ConnectionFaults Replaces(Func<string, string> change) => OfEvent(new FaultAct.Replace(change));

    /// <summary>The connection is reset, and for some time every new one fares ill.</summary>
    /// <param name="duration">How long, from here.</param>
    /// <param name="meanwhile">How; null refuses with 503.</param>
    public ConnectionFaults GoesAway(TimeSpan duration, Action<ConnectionFaults>? meanwhile = null)
    {
        var faults = new ConnectionFaults();
        (meanwhile ?? (connection => connection.Refuses()))(faults);
        return Add(new FaultAct.GoAway(duration, faults));
    }

    private ConnectionFaults Add(FaultAct act) => _connection.Add(_trigger, act);

    private ConnectionFaults OfEvent(FaultAct act) => _trigger is FaultTrigger.Elapsed
        ? throw new InvalidOperationException($"{act.GetType().Name} concerns an event: use a moment of an event, not After.")
        : Add(act);
}
