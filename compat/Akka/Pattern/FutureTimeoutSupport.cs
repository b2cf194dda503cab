using Akka.Actor;

namespace Akka.Pattern;

public static class FutureTimeoutSupport
{
    /// <summary>Runs a function after a time and completes as its task does.</summary>
    public static async Task<T> After<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        if (duration > TimeSpan.Zero)
        {
            var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            scheduler.Advanced.ScheduleOnce(duration, over.SetResult);
            await over.Task.ConfigureAwait(false);
        }

        return await value().ConfigureAwait(false);
    }
}
