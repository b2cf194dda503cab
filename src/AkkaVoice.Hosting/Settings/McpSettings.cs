namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.mcp</c>: MCP servers as sources of tools.</summary>
public sealed class McpSettings : SettingsGroup
{
    /// <summary>The servers, as HOCON: <c>[ { name = files, command = ... } ]</c>.</summary>
    public string? Servers { get; set; }
}
