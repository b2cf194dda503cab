using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Asks a guardian to stop one of its children.</summary>
public sealed class StopChild : INoSerializationVerificationNeeded
{
    public StopChild(IActorRef child) => Child = child;

    public IActorRef Child { get; }
}

/// <summary>Registers the sender with the system guardian: it is told <see cref="TerminationHook"/> when all user actors have stopped.</summary>
public sealed class RegisterTerminationHook
{
    public static RegisterTerminationHook Instance { get; } = new();

    private RegisterTerminationHook()
    {
    }
}

/// <summary>All user actors have stopped; to be answered with <see cref="TerminationHookDone"/>.</summary>
public sealed class TerminationHook
{
    public static TerminationHook Instance { get; } = new();

    private TerminationHook()
    {
    }
}

/// <summary>The sender is ready for the end of the system.</summary>
public sealed class TerminationHookDone
{
    public static TerminationHookDone Instance { get; } = new();

    private TerminationHookDone()
    {
    }
}
