using System.Text;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>A moment at which something goes wrong; its methods say what. Each returns the connection, to go on writing.</summary>
public sealed class FaultPoint
{
    private readonly ConnectionScript _connection;
    private readonly FaultTrigger _trigger;

    internal FaultPoint(ConnectionScript connection, FaultTrigger trigger)
    {
        _connection = connection;
        _trigger = trigger;
    }

    /// <summary>The connection is cut without a close frame (1006 to the client). The event at this point is not sent.</summary>
    public ConnectionScript Aborts() => _connection.Add(_trigger, new FaultAction.Abort());

    /// <summary>The first half of the event is sent as a fragment, then the connection is cut. For points at events only.</summary>
    public ConnectionScript AbortsMidMessage() => _connection.Add(AtEvent(), new FaultAction.AbortMidMessage());

    /// <summary>A close frame is sent instead of the event, for example 1000, 1001, 1011 or 4000.</summary>
    public ConnectionScript Closes(int code, string reason = "") => _connection.Add(_trigger, new FaultAction.Close(code, reason));

    /// <summary>An <c>error</c> event is sent, then a close frame; for example a fatal 4000.</summary>
    public ConnectionScript Fails(string code, string message, int closeCode = 4000) => _connection.Add(
        _trigger, new FaultAction.FailSession(RealtimeError.Invalid(code, message), closeCode, $"invalid_request_error.{code}"));

    /// <summary>From here on nothing is sent and nothing is read, but the connection stays open.</summary>
    public ConnectionScript Stalls() => _connection.Add(_trigger, new FaultAction.Stall());

    /// <summary>Text the protocol did not make is sent before the event: broken JSON, an unknown event, whatever.</summary>
    public ConnectionScript SendsRaw(string text) => SendsRaw(Encoding.UTF8.GetBytes(text), binary: false);

    /// <summary>Bytes the protocol did not make are sent before the event.</summary>
    public ConnectionScript SendsRaw(ReadOnlyMemory<byte> bytes, bool binary) =>
        _connection.Add(_trigger, new FaultAction.SendRaw(bytes, binary));

    /// <summary>The event is sent twice. For points at events only.</summary>
    public ConnectionScript Duplicates() => _connection.Add(AtEvent(), new FaultAction.Duplicate());

    /// <summary>The event is left out. For points at events only.</summary>
    public ConnectionScript Omits() => _connection.Add(AtEvent(), new FaultAction.Omit());

    private FaultTrigger AtEvent() => _trigger is FaultTrigger.Elapsed
        ? throw new InvalidOperationException("This fault concerns an event: use AtEvent or OnEvent, not After.")
        : _trigger;
}
