namespace AkkaVoice.Streams.Pipelines;

/// <summary>A stage that the catalog knows.</summary>
/// <param name="Name">Its name in <c>config.hocon</c>.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Parameters">What can be set, in the order in which the stage reads it.</param>
public sealed record StageDescription(string Name, string Summary, IReadOnlyList<StageParameter> Parameters);
