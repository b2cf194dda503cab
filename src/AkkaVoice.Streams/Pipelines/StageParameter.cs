namespace AkkaVoice.Streams.Pipelines;

/// <summary>A parameter that a stage understands.</summary>
/// <param name="Key">Its key in <c>config.hocon</c>.</param>
/// <param name="Default">What it is when not given, as it would be written there.</param>
/// <param name="Allowed">What may be given, with the unit: <c>-60 to 40 (dB)</c>, <c>soft or clip</c>.</param>
public sealed record StageParameter(string Key, string Default, string Allowed);
