using System.Text.Json;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaVoice.LocalRealtime.Hosting;

/// <summary>The HTTP side: <c>GET /v1/realtime</c> (upgrade) and <c>POST /v1/realtime/client_secrets</c>.</summary>
internal sealed class RealtimeEndpoints(ConnectionDesk desk, CancellationToken stop)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/realtime", (RequestDelegate)ConnectAsync);
        routes.MapPost("/v1/realtime/client_secrets", (RequestDelegate)IssueSecretAsync);
    }

    private async Task ConnectAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await ErrorBody.WriteAsync(context, 400, RealtimeError.Invalid(ErrorCodes.InvalidEvent, "This address takes WebSocket connections.")).ConfigureAwait(false);
            return;
        }

        var request = new ConnectionRequest(
            context.Request.Query["model"].FirstOrDefault(), ApiKeyOf(context), context.Request.Headers.ContainsKey("OpenAI-Beta"));
        if (desk.Receive(request, out var refusal) is not { } plan)
        {
            await ErrorBody.WriteAsync(context, refusal!.HttpStatus, refusal.Error).ConfigureAwait(false);
            return;
        }

        var agreed = context.WebSockets.WebSocketRequestedProtocols.Contains(ConnectionRequest.SubProtocol) ? ConnectionRequest.SubProtocol : null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(agreed).ConfigureAwait(false);
        using var connection = desk.Open(socket, plan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        await connection.RunAsync(either.Token).ConfigureAwait(false);
    }

    private async Task IssueSecretAsync(HttpContext context)
    {
        if (!desk.IsAllowed(ApiKeyOf(context)))
        {
            await ErrorBody.WriteAsync(context, 401, ConnectionRefusal.InvalidKey.Error).ConfigureAwait(false);
            return;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            var secret = desk.Secrets.Issue(body.RootElement);
            context.Response.ContentType = "application/json";
            await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
            desk.Secrets.Write(json, secret);
            await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (RealtimeErrorException exception)
        {
            await ErrorBody.WriteAsync(context, 400, exception.Error).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await ErrorBody.WriteAsync(context, 400, RealtimeError.Invalid(null, "The body is not valid JSON.")).ConfigureAwait(false);
        }
    }

    private static string? ApiKeyOf(HttpContext context) => ConnectionRequest.FindApiKey(
        context.Request.Headers.Authorization.FirstOrDefault(),
        context.Request.Headers["api-key"].FirstOrDefault(),
        context.WebSockets.WebSocketRequestedProtocols);
}
