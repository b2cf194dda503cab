namespace Akka.Streams.Implementation;

/// <summary>The blueprint behind a graph; of interest to the materializer only.</summary>
public interface IModule
{
    Attributes Attributes { get; }
}
