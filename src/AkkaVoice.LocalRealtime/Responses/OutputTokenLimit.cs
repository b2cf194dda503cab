using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>
/// Cuts a plan that is longer than <c>max_output_tokens</c>: what fits is sent, the item at the limit is cut in proportion, and the response
/// ends as <c>incomplete</c>.
/// </summary>
internal static class OutputTokenLimit
{
    public static ResponsePlan Apply(ResponsePlan plan, int? limit, bool audio)
    {
        if (limit is not { } left)
        {
            return plan;
        }

        var items = new List<PlannedItem>();
        foreach (var item in plan.Items)
        {
            var tokens = CountOf(item, audio);
            if (tokens > left)
            {
                items.Add(Cut(item, left / (double)tokens));
                return plan with { Items = items, Outcome = PlannedOutcome.Incomplete("max_output_tokens") };
            }

            left -= tokens;
            items.Add(item);
        }

        return plan;
    }

    private static int CountOf(PlannedItem item, bool audio) => item switch
    {
        PlannedMessage message => TokenCount.OfText(message.Text) + (audio ? TokenCount.OfAssistantAudio(message.Audio.Length) : 0),
        PlannedFunctionCall call => TokenCount.OfText(call.ArgumentsJson),
        _ => 0,
    };

    private static PlannedItem Cut(PlannedItem item, double share) => item switch
    {
        PlannedMessage message => message with
        {
            Text = message.Text[..(int)(message.Text.Length * share)],
            Audio = message.Audio[..((int)(message.Audio.Length * share) & ~1)],
        },
        PlannedFunctionCall call => call with { ArgumentsJson = call.ArgumentsJson[..(int)(call.ArgumentsJson.Length * share)] },
        _ => item,
    };
}
