namespace Akka.Streams;

/// <summary>Ends the one stream it was materialized with.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    private readonly KillSwitchTrigger _trigger;

    internal UniqueKillSwitch(KillSwitchTrigger trigger)
    {
        _trigger = trigger;
    }

    public void Shutdown() => _trigger.Pull(null);

    public void Abort(Exception cause) => _trigger.Pull(new AggregateException(cause));

    public override string ToString() => $"SingleKillSwitch({GetHashCode()})";
}
