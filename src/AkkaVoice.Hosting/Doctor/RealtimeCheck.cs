using System.Net;
using System.Net.Http.Headers;
using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether the model's service can be reached, and takes the key.</summary>
internal static class RealtimeCheck
{
    private const string Subject = "realtime service";

    public static async Task<Finding> LookAsync(HttpClient http, RealtimeOptions realtime, CancellationToken cancellation)
    {
        if (realtime.BaseUri is not { } address)
            return Finding.Fine(Subject, "the local one, inside the program (set OPENAI_API_KEY to use OpenAI)");
        var scheme = address.Scheme switch { "ws" => "http", "wss" => "https", var other => other };
        var models = new UriBuilder(address) { Scheme = scheme, Path = address.AbsolutePath.TrimEnd('/') + "/models" }.Uri;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, models);
            if (realtime.ApiKey.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", realtime.ApiKey);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Finding.Wrong(
                    Subject, $"{address} refused the key ({(int)response.StatusCode})", "Check OPENAI_API_KEY (or akkavoice.realtime.api-key)."),
                // A service need not have a list of models to hold conversations.
                HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => Finding.Fine(Subject, $"{address} answers"),
                var status => Finding.Doubtful(Subject, $"{address} answers {(int)status}", "Is akkavoice.realtime.base-url the address up to /v1?"),
            };
        }
        catch (Exception e) when (Network.IsFailure(e, cancellation))
        {
            return Finding.Wrong(Subject, $"{address} cannot be reached: {e.Message}", "Check OPENAI_BASE_URL (or akkavoice.realtime.base-url), and this machine's network.");
        }
    }
}
