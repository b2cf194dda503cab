using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Carries out scripted faults that concern a whole connection.</summary>
internal sealed class FaultActor(RealtimeCore core, OutgoingQueue outgoing)
{
    private volatile bool _isStalled;

    /// <summary>True when the connection neither sends nor reads any more.</summary>
    public bool IsStalled => _isStalled;

    public void Act(FaultAction action)
    {
        switch (action)
        {
            case FaultAction.Abort:
                outgoing.Abort();
                break;
            case FaultAction.Close close:
                outgoing.Close(close.Code, close.Reason);
                break;
            case FaultAction.FailSession fail:
                core.Fail(fail.Error, fail.Code, fail.Reason);
                break;
            case FaultAction.SendRaw raw:
                outgoing.Send(raw.Binary ? OutgoingKind.Binary : OutgoingKind.Text, raw.Bytes.Span);
                break;
            case FaultAction.Stall:
                _isStalled = true;
                outgoing.Stall();
                break;
            default:
                throw new InvalidOperationException($"{action} concerns an event.");
        }
    }
}
