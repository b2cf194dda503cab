using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>Base of the exceptions that the runtime itself raises.</summary>
public abstract class AkkaException : Exception
{
    protected AkkaException()
    {
    }

    protected AkkaException(string message, Exception cause = null)
        : base(message, cause)
    {
    }

#pragma warning disable SYSLIB0051 // Derived exceptions of older code still pass on to it.
    protected AkkaException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
#pragma warning restore SYSLIB0051

    protected Exception Cause => InnerException;
}
