namespace AkkaVoice.Actors.Tools;

/// <summary>What the tools of a session get besides the model's arguments.</summary>
/// <param name="Services">Services for their parameters; each call has a scope of its own.</param>
/// <param name="Context">Describes a call, by its id.</param>
public sealed record ToolEnvironment(IServiceProvider Services, Func<string, ToolContext> Context);
