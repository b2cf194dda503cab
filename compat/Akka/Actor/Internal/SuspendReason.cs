namespace Akka.Actor.Internal;

/// <summary>Why a parent waits for its children to stop.</summary>
public abstract class SuspendReason
{
    internal sealed class UserRequest : SuspendReason
    {
        public static readonly UserRequest Instance = new();
    }

    internal sealed class Recreation(Exception cause) : SuspendReason
    {
        public Exception Cause { get; } = cause;
    }

    internal sealed class Creation : SuspendReason
    {
        public static readonly Creation Instance = new();
    }

    internal sealed class Termination : SuspendReason
    {
        public static readonly Termination Instance = new();
    }
}
