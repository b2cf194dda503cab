using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Repeating assertions until they hold.
public abstract partial class TestKitBase
{
    private static readonly TimeSpan AssertInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Repeats the assertion, every 100 ms unless told otherwise, until it throws nothing; after the duration its last exception is thrown.
    /// </summary>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(AwaitAssert(Completing(assertion), duration, interval, true, cancellationToken));

    /// <inheritdoc cref="AwaitAssert(Action, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public async Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        await AwaitAssert(Completing(assertion), duration, interval, false, cancellationToken);

    /// <inheritdoc cref="AwaitAssert(Action, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public async Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        await AwaitAssert(() => new ValueTask(assertion()), duration, interval, false, cancellationToken);

    private static Func<ValueTask> Completing(Action action) => () =>
    {
        action();
        return ValueTask.CompletedTask;
    };

    private async ValueTask AwaitAssert(
        Func<ValueTask> assertion, TimeSpan? duration, TimeSpan? interval, bool blocks, CancellationToken cancellationToken)
    {
        var pause = interval ?? AssertInterval;
        if (pause < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval must not be negative.");
        var stop = Now + RemainingOrDilated(duration);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (Now + pause < stop)
            {
            }

            await Pause.For(pause, blocks, cancellationToken);
        }
    }
}
