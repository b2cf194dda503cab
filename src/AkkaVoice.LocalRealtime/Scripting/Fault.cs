namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>What goes wrong when.</summary>
internal sealed record Fault(FaultTrigger Trigger, FaultAction Action);
