using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>What an item of the protocol is, in the engine's words.</summary>
internal static class ItemKinds
{
    public static ItemKind Of(JsonElement item) => item.Text("type"u8) switch
    {
        "message" => item.Text("role"u8) switch
        {
            "user" => ItemKind.User,
            "assistant" => ItemKind.Assistant,
            "system" => ItemKind.System,
            _ => ItemKind.Other,
        },
        "function_call" => ItemKind.ToolCall,
        "function_call_output" => ItemKind.ToolOutput,
        _ => ItemKind.Other,
    };
}
