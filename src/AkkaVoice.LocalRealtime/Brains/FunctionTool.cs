namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>A function tool the session or the response declared.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Description">What it is for; empty when the client gave none.</param>
/// <param name="ParametersJson">JSON schema of its arguments, as the client sent it; <c>{}</c> when it gave none.</param>
public sealed record FunctionTool(string Name, string Description, string ParametersJson);
