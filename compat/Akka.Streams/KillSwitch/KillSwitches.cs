using Akka.Streams.Implementation.Stages;

namespace Akka.Streams;

/// <summary>Makes flows that can be ended from outside.</summary>
public static class KillSwitches
{
    /// <summary>One switch for any number of streams.</summary>
    public static SharedKillSwitch Shared(string name) => new(name);

    /// <summary>A flow with a switch of its own for each run.</summary>
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => new UniqueKillSwitchFlow<T>();

    /// <summary>A flow in each direction; the switch ends both.</summary>
    public static IGraph<BidiShape<T1, T1, T2, T2>, UniqueKillSwitch> SingleBidi<T1, T2>() => new UniqueKillSwitchBidi<T1, T2>();

    /// <summary>A flow that the token ends: by completion when graceful, else with an <see cref="OperationCanceledException"/>.</summary>
    public static IGraph<FlowShape<T, T>, NotUsed> AsFlow<T>(this CancellationToken cancellationToken, bool cancelGracefully = false) =>
        new CancellationTokenFlow<T>(cancellationToken, cancelGracefully);
}
