namespace Akka.Streams.Stage;

/// <summary>Reacts to what happens at an inlet.</summary>
public interface IInHandler
{
    /// <summary>An element can be grabbed.</summary>
    void OnPush();

    /// <summary>Upstream has no more elements. The inlet is closed; an element not yet grabbed still can be.</summary>
    void OnUpstreamFinish();

    /// <summary>Upstream failed. The inlet is closed; an element not yet grabbed still can be.</summary>
    void OnUpstreamFailure(Exception e);
}
