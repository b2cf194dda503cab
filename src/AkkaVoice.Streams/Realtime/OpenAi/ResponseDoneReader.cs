using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Reads <c>response.done</c>. Its <c>output</c> tells once more of every item, so that items whose own ends were never sent (some
/// compatible servers leave them out) end here.
/// </summary>
internal static class ResponseDoneReader
{
    public static void Read(JsonElement response, OpenResponses responses, Target target)
    {
        var id = response.Text("id"u8);
        if (responses.Begin(id, null, target) is null)
            return;
        var (outcome, reason, fault) = EndOf(response);
        foreach (var item in response.Array("output"u8))
        {
            var open = responses.Item(id, item.Text("id"u8), ItemKinds.Of(item), target);
            open?.Close(item, target, responseCompleted: outcome is ResponseOutcome.Completed);
        }

        responses.Finish(id, target);
        target.Emit(new ResponseFinished(id, outcome, reason, fault, UsageOf(response.Object("usage"u8))));
    }

    private static (ResponseOutcome Outcome, string? Reason, RealtimeFault? Fault) EndOf(JsonElement response)
    {
        var details = response.Object("status_details"u8);
        // Some servers send a bare text in place of the object.
        var reason = details?.String("reason"u8) ?? response.String("status_details"u8);
        var outcome = response.Text("status"u8) switch
        {
            "cancelled" => ResponseOutcome.Cancelled,
            "failed" => ResponseOutcome.Failed,
            // Some servers report an interruption so.
            "incomplete" when reason is "turn_detected" or "client_cancelled" => ResponseOutcome.Cancelled,
            "incomplete" => ResponseOutcome.Incomplete,
            _ => ResponseOutcome.Completed,
        };
        var fault = details?.Object("error"u8) is { } error ? Faults.Of(error)
            : outcome is ResponseOutcome.Failed ? Faults.Of(null)
            : null;
        return (outcome, reason, fault);
    }

    private static TokenUsage? UsageOf(JsonElement? usage)
    {
        if (usage is not { } u)
            return null;
        var input = u.Object("input_token_details"u8) ?? default;
        var output = u.Object("output_token_details"u8) ?? default;
        return new TokenUsage(
            u.Int("input_tokens"u8), u.Int("output_tokens"u8), input.Int("cached_tokens"u8), input.Int("audio_tokens"u8), output.Int("audio_tokens"u8));
    }
}
