using Akka.Streams.Implementation.Stages;

namespace Akka.Streams;

/// <summary>Ends all streams that one of its flows is part of, also those that are started after it was used.</summary>
public sealed class SharedKillSwitch : IKillSwitch
{
    private readonly KillSwitchTrigger _trigger = new();
    private readonly string _name;

    internal SharedKillSwitch(string name)
    {
        _name = name;
    }

    public void Shutdown() => _trigger.Pull(null);

    public void Abort(Exception cause) => _trigger.Pull(new AggregateException(cause));

    public IGraph<FlowShape<T, T>, SharedKillSwitch> Flow<T>() => new SharedKillSwitchFlow<T>(this, _trigger);

    public override string ToString() => $"KillSwitch({_name})";
}
