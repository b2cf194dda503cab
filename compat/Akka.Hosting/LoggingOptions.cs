namespace Akka.Hosting;

public enum TriStateValue
{
    None,
    All,
    Some,
}

/// <summary>How dead letters are logged; what is null stays as configured.</summary>
public class DeadLetterOptions
{
    /// <summary>None, all, or the first <see cref="LogCount"/> before each pause.</summary>
    public TriStateValue ShouldLog { get; set; } = TriStateValue.Some;

    public int LogCount { get; set; } = 10;

    public bool? LogDuringShutdown { get; set; }

    /// <summary>The pause; zero or infinite for ever.</summary>
    public TimeSpan? LogSuspendDuration { get; set; }

    /// <summary>The settings as HOCON.</summary>
    public override string ToString()
    {
        var count = ShouldLog switch
        {
            TriStateValue.None => "off",
            TriStateValue.All => "on",
            _ => LogCount.ToHocon(),
        };
        var lines = new List<string> { $"akka.log-dead-letters = {count}" };
        if (LogDuringShutdown is { } during)
            lines.Add($"akka.log-dead-letters-during-shutdown = {during.ToHocon()}");
        if (LogSuspendDuration is { } pause)
            lines.Add($"akka.log-dead-letters-suspend-duration = {pause.ToHocon(allowInfinite: true, zeroIsInfinite: true)}");
        return string.Join('\n', lines);
    }
}

/// <summary>What is logged at debug level; what is null stays as configured.</summary>
public class DebugOptions
{
    public bool? Receive { get; set; }

    public bool? AutoReceive { get; set; }

    public bool? LifeCycle { get; set; }

    public bool? FiniteStateMachine { get; set; }

    public bool? EventStream { get; set; }

    public bool? Unhandled { get; set; }

    public bool? RouterMisconfiguration { get; set; }

    /// <summary>The settings as HOCON.</summary>
    public override string ToString()
    {
        var lines = new List<string>();
        Add("receive", Receive);
        Add("autoreceive", AutoReceive);
        Add("lifecycle", LifeCycle);
        Add("fsm", FiniteStateMachine);
        Add("event-stream", EventStream);
        Add("unhandled", Unhandled);
        Add("router-misconfiguration", RouterMisconfiguration);
        return string.Join('\n', lines);

        void Add(string key, bool? value)
        {
            if (value is { } set)
                lines.Add($"akka.actor.debug.{key} = {set.ToHocon()}");
        }
    }
}
