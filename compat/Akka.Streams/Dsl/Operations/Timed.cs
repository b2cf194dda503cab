using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Emits each element after a time. Holds as many as the input buffer allows; by default the youngest is dropped when full.</summary>
    public static Source<TOut, TMat> Delay<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan of, DelayOverflowStrategy? strategy = null) =>
        flow.Via(new Delay<TOut>(of, strategy ?? DelayOverflowStrategy.DropTail));

    /// <summary>Drops elements until the time is over.</summary>
    public static Source<TOut, TMat> SkipWithin<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan duration) =>
        flow.Via(new SkipWithin<TOut>(duration));

    /// <summary>Completes when the time is over.</summary>
    public static Source<TOut, TMat> TakeWithin<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan duration) =>
        flow.Via(new TakeWithin<TOut>(duration));

    /// <summary>Fails with <see cref="TimeoutException"/> unless a first element comes in time.</summary>
    public static Source<TOut, TMat> InitialTimeout<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new InitialTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> unless the stream completes in time.</summary>
    public static Source<TOut, TMat> CompletionTimeout<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new CompletionTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when no element passes for the time.</summary>
    public static Source<TOut, TMat> IdleTimeout<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new IdleTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when downstream does not ask again in time after an element.</summary>
    public static Source<TOut, TMat> BackpressureTimeout<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new BackpressureTimeout<TOut>(timeout));

    /// <summary>Emits an element of its own when there is demand and upstream is silent for the time.</summary>
    public static Source<TInjected, TMat> KeepAlive<TOut, TInjected, TMat>(
        this Source<TOut, TMat> flow,
        TimeSpan timeout,
        Func<TInjected> injectElement)
        where TOut : TInjected =>
        flow.Via(new IdleInject<TOut, TInjected>(timeout, injectElement));

    /// <summary>Lets at most <paramref name="elements"/> pass per time, with bursts; others wait, or fail the stream.</summary>
    public static Source<TOut, TMat> Throttle<TOut, TMat>(
        this Source<TOut, TMat> flow,
        int elements,
        TimeSpan per,
        int maximumBurst,
        ThrottleMode mode) =>
        flow.Via(new Throttle<TOut>(elements, per, maximumBurst, static _ => 1, mode));

    /// <summary>Lets elements pass whose cost is at most <paramref name="cost"/> per time, with bursts; others wait, or fail the stream.</summary>
    public static Source<TOut, TMat> Throttle<TOut, TMat>(
        this Source<TOut, TMat> flow,
        int cost,
        TimeSpan per,
        int maximumBurst,
        Func<TOut, int> calculateCost,
        ThrottleMode mode) =>
        flow.Via(new Throttle<TOut>(cost, per, maximumBurst, calculateCost, mode));

    /// <summary>Asks upstream for nothing until the time is over.</summary>
    public static Source<TOut, TMat> InitialDelay<TOut, TMat>(this Source<TOut, TMat> flow, TimeSpan delay) =>
        flow.Via(new InitialDelay<TOut>(delay));
}

public static partial class FlowOperations
{
    /// <summary>Emits each element after a time. Holds as many as the input buffer allows; by default the youngest is dropped when full.</summary>
    public static Flow<TIn, TOut, TMat> Delay<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan of, DelayOverflowStrategy? strategy = null) =>
        flow.Via(new Delay<TOut>(of, strategy ?? DelayOverflowStrategy.DropTail));

    /// <summary>Drops elements until the time is over.</summary>
    public static Flow<TIn, TOut, TMat> SkipWithin<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan duration) =>
        flow.Via(new SkipWithin<TOut>(duration));

    /// <summary>Completes when the time is over.</summary>
    public static Flow<TIn, TOut, TMat> TakeWithin<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan duration) =>
        flow.Via(new TakeWithin<TOut>(duration));

    /// <summary>Fails with <see cref="TimeoutException"/> unless a first element comes in time.</summary>
    public static Flow<TIn, TOut, TMat> InitialTimeout<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new InitialTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> unless the stream completes in time.</summary>
    public static Flow<TIn, TOut, TMat> CompletionTimeout<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new CompletionTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when no element passes for the time.</summary>
    public static Flow<TIn, TOut, TMat> IdleTimeout<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new IdleTimeout<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when downstream does not ask again in time after an element.</summary>
    public static Flow<TIn, TOut, TMat> BackpressureTimeout<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new BackpressureTimeout<TOut>(timeout));

    /// <summary>Emits an element of its own when there is demand and upstream is silent for the time.</summary>
    public static Flow<TIn, TInjected, TMat> KeepAlive<TIn, TOut, TInjected, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        TimeSpan timeout,
        Func<TInjected> injectElement)
        where TOut : TInjected =>
        flow.Via(new IdleInject<TOut, TInjected>(timeout, injectElement));

    /// <summary>Lets at most <paramref name="elements"/> pass per time, with bursts; others wait, or fail the stream.</summary>
    public static Flow<TIn, TOut, TMat> Throttle<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        int elements,
        TimeSpan per,
        int maximumBurst,
        ThrottleMode mode) =>
        flow.Via(new Throttle<TOut>(elements, per, maximumBurst, static _ => 1, mode));

    /// <summary>Lets elements pass whose cost is at most <paramref name="cost"/> per time, with bursts; others wait, or fail the stream.</summary>
    public static Flow<TIn, TOut, TMat> Throttle<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        int cost,
        TimeSpan per,
        int maximumBurst,
        Func<TOut, int> calculateCost,
        ThrottleMode mode) =>
        flow.Via(new Throttle<TOut>(cost, per, maximumBurst, calculateCost, mode));

    /// <summary>Asks upstream for nothing until the time is over.</summary>
    public static Flow<TIn, TOut, TMat> InitialDelay<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan delay) =>
        flow.Via(new InitialDelay<TOut>(delay));
}
