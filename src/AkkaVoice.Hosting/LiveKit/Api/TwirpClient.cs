using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AkkaVoice.Hosting.LiveKit.Tokens;

namespace AkkaVoice.Hosting.LiveKit.Api;

/// <summary>Calls a LiveKit server's API: Twirp over HTTP, with JSON bodies.</summary>
internal sealed class TwirpClient(HttpClient http, LiveKitOptions livekit, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Numbers of 64 bits stand as strings in the JSON form of protobuf.
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<T> CallAsync<T>(string service, string method, VideoGrants grants, object request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(livekit.HttpUrl, $"/twirp/livekit.{service}/{method}"))
            {
                Content = new StringContent(JsonSerializer.Serialize(request, Json), Encoding.UTF8, "application/json"),
            };
            var token = new AccessToken { Lifetime = TimeSpan.FromMinutes(10), Grants = grants }.Sign(livekit, time);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(message, both.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(both.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode) throw Explain((int)response.StatusCode, body);
            return JsonSerializer.Deserialize<T>(body, Json) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException e)
        {
            throw new LiveKitApiException("malformed_answer", $"{livekit.HttpUrl} answered {method} with what is no answer: {e.Message}", e);
        }
        catch (HttpRequestException e)
        {
            throw new LiveKitApiException("unreachable", $"{livekit.HttpUrl} cannot be reached: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new LiveKitApiException("unreachable", $"{livekit.HttpUrl} did not answer {method} within {Timeout.TotalSeconds} s.", e);
        }
    }

    private LiveKitApiException Explain(int status, string body)
    {
        var (code, message) = ("", "");
        try
        {
            var error = JsonNode.Parse(body);
            (code, message) = ((string?)error?["code"] ?? "", (string?)error?["msg"] ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not the API's own words: of a proxy, or of a server that has no such API.
        }

        if (code.Length == 0) code = status is 401 or 403 ? "unauthenticated" : $"http_{status}";
        if (message.Length == 0) message = $"status {status}";
        return new LiveKitApiException(code, $"{livekit.HttpUrl} said no: {message} ({code})");
    }
}
