using System.Text.Json;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AkkaVoice.Hosting.Mcp;

/// <summary>A tool of an MCP server, as the model may call it. A server that is away fails the call at once, in words for the model.</summary>
internal sealed class McpTool(string server, McpClient client, McpClientTool tool) : AIFunction
{
    private const int MaxNameLength = 64;

    /// <summary>Services take letters, digits, _ and - in a function's name; MCP takes more.</summary>
    public override string Name { get; } = string.Concat(
        tool.Name.Take(MaxNameLength).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.JsonSchema;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var call = client.CallToolAsync(tool.Name, arguments, cancellationToken: cancellationToken).AsTask();
            if (await Task.WhenAny(call, client.Completion).ConfigureAwait(false) != call) throw new IOException("The server ended.");
            return Read(await call.ConfigureAwait(false));
        }
        catch (Exception e) when (e is not (OperationCanceledException or McpException or ToolFailedException))
        {
            throw new ToolFailedException($"'{server}', where this tool is from, is not there at the moment.", e);
        }
    }

    private static object Read(CallToolResult result)
    {
        var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
        if (result.IsError == true) throw new ToolFailedException(text.Length > 0 ? text : "The tool failed.");
        return result.StructuredContent is { } structured ? structured : text;
    }
}
