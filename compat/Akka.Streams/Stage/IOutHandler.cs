namespace Akka.Streams.Stage;

/// <summary>Reacts to what happens at an outlet.</summary>
public interface IOutHandler
{
    /// <summary>One element may be pushed.</summary>
    void OnPull();

    /// <summary>Downstream wants no more elements. The outlet is closed.</summary>
    void OnDownstreamFinish(Exception cause);
}
