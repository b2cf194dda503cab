namespace Akka.TestKit.Extensions;

/// <summary>Limits in time for tasks.</summary>
public static class TaskExtensions
{
    /// <summary>Whether the task ends in time; its exception is thrown if it ends with one.</summary>
    public static async Task<bool> AwaitWithTimeout(this Task parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await ((Task)parentTask.WaitAsync(timeout, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!parentTask.IsCompleted)
            return false;
        await parentTask;
        return true;
    }

    /// <summary>The result of the task.</summary>
    /// <exception cref="TimeoutException">It is not there in time.</exception>
    public static Task<T> WithTimeout<T>(this Task<T> parentTask, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        parentTask.WaitAsync(timeout, cancellationToken);

    /// <summary>Fails unless the task gives the expected result in time.</summary>
    public static async Task ShouldCompleteWithin<T>(
        this Task<T> task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        var actual = await task.ShouldCompleteWithin(timeout, because, becauseArgs);
        if (!Equals(expected, actual))
            throw new TaskExpectationException($"The task was expected to give {expected}{Because(because, becauseArgs)}, but gave {actual}.");
    }

    /// <summary>Fails unless the task fails in time with an exception of the same type and message.</summary>
    public static async Task ShouldThrowWithin<T>(
        this Task task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs) where T : Exception
    {
        var actual = await task.ShouldThrowWithin<T>(timeout, because, becauseArgs);
        if (actual.GetType() != expected.GetType() || actual.Message != expected.Message)
            throw new TaskExpectationException($"The task was expected to throw {expected}{Because(because, becauseArgs)}, but threw {actual}.");
    }

    /// <summary>Fails unless the task fails in time with an exception of the type; gives that exception.</summary>
    public static async Task<T> ShouldThrowWithin<T>(
        this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs) where T : Exception
    {
        try
        {
            await task.WaitAsync(timeout);
        }
        catch (T expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new TaskExpectationException($"The task was expected to throw {typeof(T)}{Because(because, becauseArgs)}, but threw {other}.");
        }

        throw new TaskExpectationException($"The task was expected to throw {typeof(T)}{Because(because, becauseArgs)}, but completed.");
    }

    /// <summary>Fails unless the task completes in time; gives its result.</summary>
    public static async Task<T> ShouldCompleteWithin<T>(
        this Task<T> task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        await ((Task)task).ShouldCompleteWithin(timeout, because, becauseArgs);
        return await task;
    }

    /// <summary>Fails unless the task completes in time.</summary>
    public static async Task ShouldCompleteWithin(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        if (!await task.AwaitWithTimeout(timeout))
            throw new TaskExpectationException($"The task was expected to complete within {timeout}{Because(because, becauseArgs)}.");
    }

    private static string Because(string because, object[] args) =>
        string.IsNullOrEmpty(because) ? "" : " because " + (args.Length == 0 ? because : string.Format(because, args));
}
