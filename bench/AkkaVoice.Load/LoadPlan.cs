namespace AkkaVoice.Load;

/// <summary>What a run is to be.</summary>
/// <param name="Sessions">Sessions at once.</param>
/// <param name="Seconds">How long is measured.</param>
/// <param name="WarmUp">How long they talk before that.</param>
/// <param name="IsIdle">Whether nobody speaks: microphones are muted and the model is silent.</param>
/// <param name="TellsStops">Whether each stop of the collector is told of.</param>
/// <param name="JsonTo">Where the report is written as JSON; null for nowhere.</param>
internal sealed record LoadPlan(int Sessions, int Seconds, TimeSpan WarmUp, bool IsIdle, bool TellsStops, string? JsonTo);
