using System.Diagnostics;

namespace AkkaVoice.LiveKit.Tests;

/// <summary>How long these tests wait for what must happen; a busy machine is given its time.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>What a look gives as soon as it gives something.</summary>
    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <param name="look">Gives null while it is not there yet.</param>
    /// <param name="seen">What there is to say when it does not come.</param>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> look, Func<string>? seen = null)
        where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limit; await Task.Delay(20))
        {
            if (await look() is { } found) return found;
        }

        throw new TimeoutException($"Not within {Limit.TotalSeconds} s: {what}. Seen: {seen?.Invoke()}");
    }

    public static Task<T> ForAsync<T>(string what, Func<T?> look, Func<string>? seen = null)
        where T : class => ForAsync(what, () => Task.FromResult(look()), seen);

    /// <summary>Waits until something is so.</summary>
    public static Task UntilAsync(string what, Func<bool> holds, Func<string>? seen = null) => ForAsync(what, () => holds() ? what : null, seen);
}
