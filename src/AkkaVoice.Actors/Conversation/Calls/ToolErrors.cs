using System.Text.Json;

namespace AkkaVoice.Actors.Conversation.Calls;

/// <summary>What the model is told when a tool call comes to nothing. Never an exception's text.</summary>
public static class ToolErrors
{
    /// <summary>Puts a sentence into the form that every failed call answers with.</summary>
    /// <param name="sentence">What went wrong, in words the model may repeat to the person.</param>
    /// <returns><c>{"error": "..."}</c>.</returns>
    public static string Json(string sentence) => $"{{\"error\":{JsonSerializer.Serialize(sentence, ErrorContext.Default.String)}}}";
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class ErrorContext : System.Text.Json.Serialization.JsonSerializerContext;
