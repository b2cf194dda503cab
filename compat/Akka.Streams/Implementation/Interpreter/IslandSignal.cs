namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Something from outside that an island has to deal with on its own thread.</summary>
internal abstract class IslandSignal
{
    /// <summary>Link of the island's inbox.</summary>
    internal IslandSignal Next;

    /// <summary>Runs on the island's thread. Returns the interpreter that may have something to do now, or null.</summary>
    public abstract GraphInterpreter Run();

    /// <summary>Called instead of <see cref="Run"/> when the island has ended, on any thread: for whoever waits for an answer.</summary>
    public virtual void Discard()
    {
    }
}
