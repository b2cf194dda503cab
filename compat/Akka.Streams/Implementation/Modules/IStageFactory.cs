using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Modules;

/// <summary>What the materializer needs of a stage, whatever its types.</summary>
internal interface IStageFactory
{
    Shape Shape { get; }

    GraphStageLogic Create(Attributes attributes, out object materializedValue);
}
