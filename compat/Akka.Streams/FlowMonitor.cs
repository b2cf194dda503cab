namespace Akka.Streams;

/// <summary>Tells what happened last in a stream.</summary>
public interface IFlowMonitor
{
    FlowMonitor.IStreamState State { get; }
}

public static class FlowMonitor
{
    public interface IStreamState;

    /// <summary>Nothing has come yet.</summary>
    public class Initialized : IStreamState
    {
        private Initialized()
        {
        }

        public static Initialized Instance { get; } = new();
    }

    /// <summary>An element came.</summary>
    public sealed class Received<T> : IStreamState
    {
        public Received(T message)
        {
            Message = message;
        }

        public T Message { get; }
    }

    public sealed class Failed : IStreamState
    {
        public Failed(Exception cause)
        {
            Cause = cause;
        }

        public Exception Cause { get; }
    }

    public class Finished : IStreamState
    {
        private Finished()
        {
        }

        public static Finished Instance { get; } = new();
    }
}
