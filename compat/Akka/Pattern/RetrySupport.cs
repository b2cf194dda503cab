using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

/// <summary>Tries again what may fail. The last failure is the result's.</summary>
public static class RetrySupport
{
    /// <summary>Tries again at once.</summary>
    /// <param name="attempt">What to do.</param>
    /// <param name="attempts">How often to try again after the first time.</param>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts) =>
        RetryCore(attempt, attempts, static _ => Option<TimeSpan>.None, null);

    /// <summary>Tries again after pauses that grow from <paramref name="minBackoff"/> to <paramref name="maxBackoff"/>.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan minBackoff, TimeSpan maxBackoff, int randomFactor, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentException("Parameter minBackoff must be > 0", nameof(minBackoff));
        if (maxBackoff < minBackoff)
            throw new ArgumentException("Parameter maxBackoff must be >= minBackoff", nameof(maxBackoff));
        if (randomFactor is < 0 or > 1)
            throw new ArgumentException("RandomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        return RetryCore(
            attempt, attempts, tried => BackoffSupervisorBase.CalculateDelay(tried, minBackoff, maxBackoff, randomFactor), scheduler);
    }

    /// <summary>Tries again after the same pause each time.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler) =>
        RetryCore(attempt, attempts, _ => delay, scheduler);

    /// <param name="attempt">What to do.</param>
    /// <param name="attempts">How often to try again after the first time.</param>
    /// <param name="delayFunction">The pause by the number of attempts made so far, counted from 1; none for no pause.</param>
    /// <param name="scheduler">Measures the pauses.</param>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler) =>
        RetryCore(attempt, attempts, delayFunction, scheduler);

    private static async Task<T> RetryCore<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempts < 0)
            throw new ArgumentException("Parameter attempts must >= 0.", nameof(attempts));
        for (var tried = 1; tried <= attempts; tried++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception)
            {
                var pause = delayFunction(tried);
                if (pause.HasValue && pause.Value > TimeSpan.Zero)
                    await FutureTimeoutSupport.After(pause.Value, scheduler, static () => Task.FromResult(Done.Instance)).ConfigureAwait(false);
            }
        }

        return await attempt().ConfigureAwait(false);
    }
}
