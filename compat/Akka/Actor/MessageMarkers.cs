using Akka.Event;

namespace Akka.Actor;

/// <summary>A message that the cell handles before the actor sees it.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that changes an actor's life and is therefore not accepted from just anywhere.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that does not put off the receive timeout.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that only makes sense inside one process.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message around another one.</summary>
public interface IWrappedMessage
{
    object Message { get; }
}

public static class WrappedMessage
{
    /// <summary>The innermost message.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped)
            message = wrapped.Message;
        return message;
    }

    internal static bool IsDeadLetterSuppressedAnywhere(object message)
    {
        while (message is IWrappedMessage wrapped && message is not IDeadLetterSuppression)
            message = wrapped.Message;
        return message is IDeadLetterSuppression;
    }
}
