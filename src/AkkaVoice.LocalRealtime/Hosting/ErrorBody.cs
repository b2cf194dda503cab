using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.LocalRealtime.Hosting;

/// <summary>The body of an HTTP answer that is an error.</summary>
internal static class ErrorBody
{
    public static async Task WriteAsync(HttpContext context, int status, RealtimeError error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Type);
        json.WriteString("param"u8, error.Param);
        json.WriteString("code"u8, error.Code);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
