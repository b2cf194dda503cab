namespace AkkaVoice.Streams.Tests;

/// <summary>Tests that count the frames of the shared pool: nothing else may rent meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FramePoolCollection
{
    public const string Name = "shared frame pool";
}
