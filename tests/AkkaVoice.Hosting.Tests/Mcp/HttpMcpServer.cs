using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Tests.Mcp;

/// <summary>
/// An MCP server over streamable HTTP on a port of its own (MCP 2025-06-18, transports): one endpoint that answers each POST with JSON, keeps a
/// session, and has no stream of its own.
/// </summary>
internal sealed class HttpMcpServer : IAsyncDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";
    private readonly WebApplication _app;

    private HttpMcpServer(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.Single()}/mcp");

    /// <summary>Whether it refuses everything, as a gateway does whose server is gone.</summary>
    public bool IsAway { get; set; }

    /// <summary>What was asked, as <c>method authorization session</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<HttpMcpServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new HttpMcpServer(builder.Build());
        server._app.Map("/mcp", server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (IsAway || !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = IsAway ? StatusCodes.Status503ServiceUnavailable
                : HttpMethods.IsDelete(http.Request.Method) ? StatusCodes.Status200OK : StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var message = (await JsonNode.ParseAsync(http.Request.Body))!;
        var method = (string)message["method"]!;
        Requests.Enqueue($"{method} {http.Request.Headers.Authorization} {http.Request.Headers[SessionHeader]}".TrimEnd());
        if (message["id"] is not { } id)
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        if (method == "initialize") http.Response.Headers[SessionHeader] = "session-1";
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone() };
        if (ResultOf(method, message["params"]) is { } result) answer["result"] = result;
        else answer["error"] = new JsonObject { ["code"] = -32601, ["message"] = "no such method" };
        await http.Response.WriteAsJsonAsync(answer);
    }

    private static JsonNode? ResultOf(string method, JsonNode? parameters) => method switch
    {
        "initialize" => JsonNode.Parse("""{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"http","version":"1"}}"""),
        "tools/list" => JsonNode.Parse("""{"tools":[{"name":"greet","description":"Greets.","inputSchema":{"type":"object","properties":{"name":{"type":"string"}}}}]}"""),
        "tools/call" => JsonNode.Parse($$"""{"content":[{"type":"text","text":"hello {{parameters!["arguments"]!["name"]}}"}]}"""),
        "ping" => new JsonObject(),
        _ => null,
    };
}
