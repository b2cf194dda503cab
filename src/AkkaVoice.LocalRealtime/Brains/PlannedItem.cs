namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>One output item of a <see cref="ResponsePlan"/>.</summary>
public abstract record PlannedItem;
