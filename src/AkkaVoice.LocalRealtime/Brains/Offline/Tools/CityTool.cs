namespace AkkaVoice.LocalRealtime.Brains.Offline.Tools;

/// <summary>A tool that is called with a city.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Parameter">Name of its parameter that takes the city.</param>
internal sealed record CityTool(FunctionTool Tool, string Parameter);
