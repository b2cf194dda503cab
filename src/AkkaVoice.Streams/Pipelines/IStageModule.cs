namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// What a plug-in assembly brings its stages with. Each public class that implements it and has a public constructor without parameters is
/// made once, when the program starts.
/// </summary>
public interface IStageModule
{
    /// <summary>Adds the stages of the assembly to the catalog.</summary>
    void AddStages(StageCatalog catalog);
}
