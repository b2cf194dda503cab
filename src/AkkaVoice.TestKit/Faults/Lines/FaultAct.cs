namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>What a fault does.</summary>
internal abstract record FaultAct
{
    public sealed record Close(int Code, string Reason) : FaultAct;

    public sealed record Reset : FaultAct;

    public sealed record Cut : FaultAct;

    public sealed record CutMidMessage : FaultAct;

    public sealed record Silence(FaultDirection Direction, bool PingsPass = false) : FaultAct;

    public sealed record Stall(TimeSpan Duration) : FaultAct;

    public sealed record Send(ReadOnlyMemory<byte> Bytes, bool IsText) : FaultAct;

    public sealed record Repeat(int Times) : FaultAct;

    public sealed record Lose : FaultAct;

    public sealed record Late(TimeSpan By) : FaultAct;

    public sealed record Swap : FaultAct;

    public sealed record Replace(Func<string, string> Change) : FaultAct;

    public sealed record GoAway(TimeSpan Duration, ConnectionFaults Meanwhile) : FaultAct;
}

/// <summary>When a fault happens.</summary>
internal abstract record FaultTrigger
{
    public sealed record ServerEvent(string Type, int? Occurrence) : FaultTrigger;

    public sealed record ClientEvent(string Type, int? Occurrence) : FaultTrigger;

    public sealed record ServerEventIndex(int Index) : FaultTrigger;

    public sealed record Elapsed(TimeSpan Time) : FaultTrigger;
}

/// <summary>What goes wrong when.</summary>
internal sealed record PlannedFault(FaultTrigger Trigger, FaultAct Act);

/// <summary>How an attempt to connect is met.</summary>
internal abstract record Welcome
{
    public sealed record Accept : Welcome;

    public sealed record Refuse(int HttpStatus) : Welcome;

    public sealed record Reset : Welcome;

    public sealed record Ignore : Welcome;
}
