using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>What a stage is told about the place it works in, when it is made for a session.</summary>
/// <param name="Stage">What events and logs call it: pipeline, place and name, for example <c>input[1] gain</c>.</param>
/// <param name="Publish">Takes the events of the stage; see <see cref="StageEvent"/> for how.</param>
public sealed record StageContext(string Stage, Action<StageEvent> Publish);
