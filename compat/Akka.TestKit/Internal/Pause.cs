namespace Akka.TestKit.Internal;

/// <summary>Waiting between two looks at a condition: the one place where the test kit lets real time pass.</summary>
internal static class Pause
{
    /// <summary>Blocks the thread, and then is complete already, or completes later.</summary>
    internal static ValueTask For(TimeSpan duration, bool blocks, CancellationToken cancellationToken)
    {
        if (!blocks)
            return new ValueTask(Task.Delay(duration, cancellationToken));
        cancellationToken.WaitHandle.WaitOne(duration);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }
}
