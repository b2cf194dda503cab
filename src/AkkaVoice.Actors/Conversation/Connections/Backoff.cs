namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>The pause before an attempt: random, growing with the attempts, bounded.</summary>
internal static class Backoff
{
    /// <summary>Chooses a pause.</summary>
    /// <param name="jitter">The state of the random numbers.</param>
    /// <param name="attempt">Which new attempt, from 1.</param>
    /// <param name="first">The longest pause before the first of them; it doubles with each further one.</param>
    /// <param name="longest">The longest pause of all.</param>
    /// <returns>The pause, and the state from here on.</returns>
    internal static (TimeSpan Pause, ulong Jitter) Choose(ulong jitter, int attempt, TimeSpan first, TimeSpan longest)
    {
        var ceiling = first * Math.Pow(2, Math.Min(attempt - 1, 30));
        if (ceiling > longest)
        {
            ceiling = longest;
        }

        var (share, next) = Draw(jitter);
        return (ceiling * share, next);
    }

    /// <summary>Draws a random number.</summary>
    /// <param name="jitter">The state of the random numbers.</param>
    /// <returns>A number from 0 up to, but not, 1, and the state from here on.</returns>
    internal static (double Share, ulong Jitter) Draw(ulong jitter)
    {
        jitter += 0x9E3779B97F4A7C15;
        return ((Mix(jitter) >> 11) * (1.0 / (1UL << 53)), jitter);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): good enough to spread callers, and a value like the rest of the state.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
