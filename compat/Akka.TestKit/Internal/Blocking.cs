namespace Akka.TestKit.Internal;

/// <summary>
/// The blocking forms of the expectations run the same code as the asynchronous ones, with waits that block and so complete at
/// once. Their result is there when they return, and everything ran on the calling thread, implicit sender included.
/// </summary>
internal static class Blocking
{
    internal static T Result<T>(ValueTask<T> completed) => completed.GetAwaiter().GetResult();

    /// <summary>The end of a task, waited for on this thread or awaited.</summary>
    /// <exception cref="TimeoutException">The task has not ended in time.</exception>
    internal static async ValueTask Completion(Task task, TimeSpan timeout, bool blocks)
    {
        if (blocks && !((IAsyncResult)task).AsyncWaitHandle.WaitOne(timeout))
            throw new TimeoutException($"The test actor did not answer within {timeout}.");
        await task.WaitAsync(timeout);
    }

    internal static void Result(ValueTask completed) => completed.GetAwaiter().GetResult();
}
