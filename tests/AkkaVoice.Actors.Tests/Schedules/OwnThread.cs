namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Runs something on a thread with a deep stack. In virtual time everything happens in the call that causes it, and a continuation that finds
/// little stack left would go to the thread pool instead.
/// </summary>
internal static class OwnThread
{
    private const int StackBytes = 256 << 20;

    public static Task RunAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                    done.SetResult();
                }
                catch (Exception failure)
                {
                    done.SetException(failure);
                }
            },
            StackBytes)
        {
            IsBackground = true,
        };
        thread.Start();
        return done.Task;
    }
}
