namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>When a fault happens.</summary>
internal abstract record FaultTrigger
{
    /// <summary>At the event with this number, counted from 0.</summary>
    public sealed record EventIndex(int Index) : FaultTrigger;

    /// <summary>At the n-th event of a type, counted from 0; null: at each.</summary>
    public sealed record EventType(string Type, int? Occurrence) : FaultTrigger;

    /// <summary>At a time since the session began.</summary>
    public sealed record Elapsed(TimeSpan Time) : FaultTrigger;
}
