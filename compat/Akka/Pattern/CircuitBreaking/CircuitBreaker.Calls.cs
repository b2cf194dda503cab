using Akka.Actor;

namespace Akka.Pattern;

public partial class CircuitBreaker
{
    private const string HalfOpenMessage = "Circuit breaker is half open, only one call is allowed; this call is failing fast.";

    /// <summary>Calls <paramref name="body"/>, unless the breaker is open.</summary>
    /// <returns>The result; a task that fails with <see cref="OpenCircuitException"/> when the call is refused, and with <see cref="TimeoutException"/> when it takes too long.</returns>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => Call(body, static call => call());

    public Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body) => Call((state, body), static call => call.body(call.state));

    public Task WithCircuitBreaker(Func<Task> body) => Call(body, static call => WithoutResult(call()));

    public Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body) => Call((state, body), static call => WithoutResult(call.body(call.state)));

    /// <summary>Runs <paramref name="body"/> on a thread of the pool and blocks until it has ended, or taken too long.</summary>
    public void WithSyncCircuitBreaker(Action body) => Call(body, static call => WithoutResult(Task.Run(call))).GetAwaiter().GetResult();

    /// <summary>Runs <paramref name="body"/> on a thread of the pool and blocks until it has ended, or taken too long.</summary>
    /// <exception cref="AggregateException">Contains whatever went wrong: the failure, <see cref="OpenCircuitException"/> or <see cref="TimeoutException"/>.</exception>
    public T WithSyncCircuitBreaker<T>(Func<T> body)
    {
        try
        {
            return Call(body, static call => Task.Run(call)).GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            throw new AggregateException(exception);
        }
    }

    private static async Task<bool> WithoutResult(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private async Task<T> Call<TCall, T>(TCall call, Func<TCall, Task<T>> body)
    {
        var state = _state;
        switch (state)
        {
            case OpenCircuit open:
                var remaining = open.Until - Scheduler.MonotonicClock;
                throw new OpenCircuitException(LastCaughtException, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
            case HalfOpenCircuit halfOpen when !halfOpen.TryEnter():
                throw new OpenCircuitException(HalfOpenMessage, LastCaughtException, TimeSpan.Zero);
        }

        try
        {
            var running = body(call);
            var result = await (running.IsCompleted ? running : Limited(running)).ConfigureAwait(false);
            Succeeded(state);
            return result;
        }
        catch (Exception exception)
        {
            Failed(state, exception);
            throw;
        }
    }

    private async Task<T> Limited<T>(Task<T> running)
    {
        if (CallTimeout == Timeout.InfiniteTimeSpan)
            return await running.ConfigureAwait(false);
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = Scheduler.Advanced.ScheduleOnceCancelable(CallTimeout, () => late.TrySetResult());
        if (await Task.WhenAny(running, late.Task).ConfigureAwait(false) == running)
        {
            timer.Cancel();
            return await running.ConfigureAwait(false);
        }

        // Nobody looks at the outcome any more; its failure must not count as unobserved.
        _ = running.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new TimeoutException();
    }
}
