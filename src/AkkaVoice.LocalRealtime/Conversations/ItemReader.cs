using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>Reads items that clients create.</summary>
internal static class ItemReader
{
    private const int MaxIdLength = 32;

    /// <summary>Reads an item and gives it an id when the client chose none.</summary>
    /// <exception cref="RealtimeErrorException">The item is not allowed; the error names the field.</exception>
    public static ConversationItem Read(FieldReader fields, IdGenerator ids)
    {
        var type = fields.OneOf("type", fields.Required("type"), "message", "function_call", "function_call_output");
        var id = ReadId(fields, "id") ?? ids.Item();
        fields.OptionalString("object");
        return type switch
        {
            "message" => ReadMessage(fields, id),
            "function_call" => ReadCall(fields, id),
            _ => ReadOutput(fields, id),
        };
    }

    /// <summary>An id of the client: at most 32 letters, digits, underscores and hyphens.</summary>
    public static string? ReadId(FieldReader fields, string name)
    {
        var id = fields.OptionalString(name, MaxIdLength);
        return id is null || (id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            ? id
            : throw fields.Invalid(name, $"Invalid '{fields.PathOf(name)}': '{id}'. Expected 1 to 32 letters, digits, underscores or hyphens.");
    }

    private static ConversationItem ReadMessage(FieldReader fields, string id)
    {
        fields.AllowOnly("type", "id", "object", "status", "role", "content", "phase");
        var role = fields.OneOf("role", fields.Required("role"), "user", "assistant", "system");
        var content = new List<ContentPart>();
        foreach (var element in fields.Array("content", fields.Required("content")).EnumerateArray())
        {
            content.Add(ContentReader.Read(new FieldReader(element, $"{fields.PathOf("content")}[{content.Count}]"), role));
        }

        return new ConversationItem
        {
            Id = id,
            Type = ItemType.Message,
            Status = ReadStatus(fields),
            Role = role,
            Content = content,
            Phase = fields.OptionalString("phase"),
        };
    }

    private static ConversationItem ReadCall(FieldReader fields, string id)
    {
        fields.AllowOnly("type", "id", "object", "status", "call_id", "name", "arguments");
        return new ConversationItem
        {
            Id = id,
            Type = ItemType.FunctionCall,
            Status = ReadStatus(fields),
            CallId = ReadId(fields, "call_id") ?? throw fields.Missing("call_id"),
            Name = fields.RequiredString("name"),
            Arguments = fields.RequiredString("arguments"),
        };
    }

    private static ConversationItem ReadOutput(FieldReader fields, string id)
    {
        fields.AllowOnly("type", "id", "object", "status", "call_id", "output");
        return new ConversationItem
        {
            Id = id,
            Type = ItemType.FunctionCallOutput,
            Status = ReadStatus(fields),
            CallId = ReadId(fields, "call_id") ?? throw fields.Missing("call_id"),
            Output = fields.RequiredString("output"),
        };
    }

    private static string ReadStatus(FieldReader fields) => fields.HasValue("status", out var status)
        ? fields.OneOf("status", status, "in_progress", "completed", "incomplete")
        : "completed";
}
