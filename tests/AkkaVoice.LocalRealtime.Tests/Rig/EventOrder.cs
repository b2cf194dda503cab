namespace AkkaVoice.LocalRealtime.Tests.Rig;

/// <summary>Event types in short: runs of the same delta count as one.</summary>
internal static class EventOrder
{
    public static string[] Ladder(this IEnumerable<ServerEvent> events)
    {
        var ladder = new List<string>();
        foreach (var type in events.Select(e => e.Type))
        {
            if (!type.EndsWith(".delta", StringComparison.Ordinal) || !ladder.Contains(type))
            {
                ladder.Add(type);
            }
        }

        return [.. ladder];
    }

    public static IEnumerable<ServerEvent> OfItem(this IEnumerable<ServerEvent> events, string itemId) =>
        events.Where(e => e.Json.TryGetProperty("item_id", out var id) && id.GetString() == itemId);

    public static string Joined(this IEnumerable<ServerEvent> deltas) => string.Concat(deltas.Select(e => e.Text("delta")));

    public static byte[] Audio(this IEnumerable<ServerEvent> deltas) => [.. deltas.SelectMany(e => Convert.FromBase64String(e.Text("delta")!))];
}
