using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Waiting for conditions.
public abstract partial class TestKitBase
{
    private const int LooksPerWait = 10;

    /// <summary>Looks at the condition ten times in the default timeout; fails when it never holds.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Looks at the condition ten times in <paramref name="max"/> (dilated); fails when it never holds.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Looks at the condition every <paramref name="interval"/>; fails when it never holds in time.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(AwaitOrFail(Completing(conditionIsFulfilled), max, interval, message, true, cancellationToken));

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public async Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        await AwaitOrFail(() => new ValueTask<bool>(conditionIsFulfilled()), max, interval, message, false, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public async Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        await AwaitOrFail(Completing(conditionIsFulfilled), max, interval, message, false, cancellationToken);

    /// <summary>As <c>AwaitCondition</c>, with false instead of a failure. The time is not dilated.</summary>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval, static (_, _) => { }, cancellationToken);

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, static (_, _) => { }, cancellationToken);

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval, static (_, _) => { }, cancellationToken);

    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter logger,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(AwaitCondition(Completing(conditionIsFulfilled), max, interval, fail, logger, true, cancellationToken));

    protected static async Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter logger,
        CancellationToken cancellationToken = default) =>
        await AwaitCondition(() => new ValueTask<bool>(conditionIsFulfilled()), max, interval, fail, logger, false, cancellationToken);

    private static Func<ValueTask<bool>> Completing(Func<bool> condition) => () => new ValueTask<bool>(condition());

    private async ValueTask<bool> AwaitOrFail(
        Func<ValueTask<bool>> condition, TimeSpan? max, TimeSpan? interval, string message, bool blocks, CancellationToken cancellationToken)
    {
        void Fail(string format, object[] args) => _assertions.Fail(format + (message?.Replace("{", "{{").Replace("}", "}}") ?? ""), args);
        return await AwaitCondition(condition, RemainingOrDilated(max), interval, Fail, TestKitSettings.LogTestKitCalls ? Log : null, blocks, cancellationToken);
    }

    private static async ValueTask<bool> AwaitCondition(
        Func<ValueTask<bool>> condition,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter logger,
        bool blocks,
        CancellationToken cancellationToken)
    {
        EnsurePositive(max, nameof(max));
        var start = Now;
        var stop = start + max;
        var pause = interval ?? max / LooksPerWait;
        while (!await condition())
        {
            var left = stop - Now;
            if (left <= TimeSpan.Zero)
            {
                fail("Timeout {0} expired while waiting for condition.", [max]);
                return false;
            }

            await Pause.For(Min(pause, left), blocks, cancellationToken);
        }

        logger?.Debug("Condition fulfilled after {0}", Now - start);
        return true;
    }
}
