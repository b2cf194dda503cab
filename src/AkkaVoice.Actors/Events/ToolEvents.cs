using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Events;

/// <summary>The model asked for a tool.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, a JSON object; whatever else the model wrote stands as a string.</param>
public sealed record ToolCallEvent(
    string CallId,
    string Name,
    [property: JsonConverter(typeof(ToolArgumentsConverter))] string Arguments) : SessionEvent;

/// <summary>A tool says how far it has come.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Text">What it says.</param>
public sealed record ToolProgressEvent(string CallId, string Name, string Text) : SessionEvent;

/// <summary>A tool call was answered. Exactly one for each call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Ok">Whether the tool did what it should.</param>
/// <param name="Ms">How long it took, in ms.</param>
/// <param name="Name">The tool.</param>
/// <param name="Output">What the model was told.</param>
public sealed record ToolResultEvent(string CallId, bool Ok, double Ms, string Name, string Output) : SessionEvent;
