namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>How much of a journal a new connection is told in full, and what stands for the rest.</summary>
/// <param name="Pruned">How many items, from the beginning, are only told as part of the recap.</param>
/// <param name="Recap">What stands for them; null when there is nothing to say, or nothing was pruned.</param>
/// <param name="TokensBefore">What all items would cost the model to read, estimated, in tokens.</param>
/// <param name="TokensAfter">What it is told costs, estimated, in tokens.</param>
public sealed record CompactionPlan(int Pruned, string? Recap, int TokensBefore, int TokensAfter);

/// <summary>
/// Keeps what a new connection is told under a budget: the oldest items are dropped in blocks, and a recap of what was said, and heard,
/// stands for them.
/// </summary>
/// <remarks>
/// In blocks, because every other beginning of the conversation costs the service's cache: within a block's length all connections
/// are told the same beginning.
/// </remarks>
public static class Compaction
{
    /// <summary>Items are dropped by so many at a time.</summary>
    public const int BlockSize = 8;

    /// <summary>So many of the latest items are told in full whatever they cost.</summary>
    public const int LeastKept = 4;

    // The rest is for the items that are kept.
    private const int RecapShare = 4;

    /// <summary>Plans.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="budget">What the model may be told, in tokens; 0 for no limit.</param>
    /// <returns>The plan.</returns>
    public static CompactionPlan Plan(Journal journal, int budget)
    {
        var items = journal.Items;
        var costs = items.Select(TokenEstimate.Of).ToList();
        var total = costs.Sum();
        if (budget <= 0 || total <= budget || items.Count <= LeastKept)
        {
            return new CompactionPlan(0, null, total, total);
        }

        var (pruned, kept) = (0, total);
        while (kept > budget - (budget / RecapShare) && pruned < items.Count - LeastKept)
        {
            var next = Math.Min(pruned + BlockSize, items.Count - LeastKept);
            kept -= costs.Skip(pruned).Take(next - pruned).Sum();
            pruned = next;
        }

        var recap = Recap.Of(items.Take(pruned), TokenEstimate.CharactersIn(budget / RecapShare));
        return new CompactionPlan(pruned, recap, total, kept + (recap is null ? 0 : TokenEstimate.Of(recap)));
    }
}
