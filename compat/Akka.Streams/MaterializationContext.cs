namespace Akka.Streams;

/// <summary>Where in a materialization something happens.</summary>
public readonly struct MaterializationContext
{
    public readonly IMaterializer Materializer;
    public readonly Attributes EffectiveAttributes;
    public readonly string StageName;

    public MaterializationContext(IMaterializer materializer, Attributes effectiveAttributes, string stageName)
    {
        Materializer = materializer;
        EffectiveAttributes = effectiveAttributes;
        StageName = stageName;
    }
}
