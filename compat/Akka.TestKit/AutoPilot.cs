using Akka.Actor;

namespace Akka.TestKit;

/// <summary>
/// Answers messages on behalf of the test actor or probe, on the thread that delivers them and before the test can see them.
/// </summary>
public abstract class AutoPilot
{
    /// <summary>Nothing more is answered.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>The pilot that ran stays in place.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Handles a message; the result is the pilot for the next one.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>The function form of an <see cref="AutoPilot"/>.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);

/// <summary>An <see cref="AutoPilot"/> made from a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _run;

    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _run = autoPilotDelegate;

    public override AutoPilot Run(IActorRef sender, object message) => _run(sender, message);
}

/// <summary>Does nothing and stays.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    public static NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>A result that means the pilot that ran stays in place; it is none itself.</summary>
public sealed class KeepRunning : AutoPilot
{
    public static KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning is a result of an auto pilot, not one to be installed.");
}
