using Akka.Configuration;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// The pipelines of a session, as <c>akkavoice.pipelines</c> spells them.
/// <code>
/// akkavoice.pipelines {
///   on-stage-failure = bypass          # or end-session; for pipelines that do not say it themselves
///   input  = [ { stage = dc-removal, cutoff-hz = 20 }, { stage = gain, db = 3 } ]
///   output { on-stage-failure = end-session, stages = [ { stage = gain, db = -3 } ] }
/// }
/// </code>
/// </summary>
/// <param name="Input">From the person's microphone to the model.</param>
/// <param name="Output">From the model to the person's ear.</param>
public sealed record SessionPipelines(Pipeline Input, Pipeline Output)
{
    /// <summary>No stages at all.</summary>
    public static SessionPipelines Empty { get; } =
        new(new Pipeline("input", FailurePolicy.Bypass, []), new Pipeline("output", FailurePolicy.Bypass, []));

    /// <summary>
    /// Reads <c>akkavoice.pipelines</c>, after adding the stages of the assemblies that <c>akkavoice.stages.assemblies</c> names to the
    /// catalog.
    /// </summary>
    /// <param name="config">The whole configuration.</param>
    /// <param name="catalog">The stages there are; gets those of the assemblies.</param>
    /// <param name="baseDirectory">What relative paths of assemblies start from: the folder of the configuration file.</param>
    /// <exception cref="PipelineConfigurationException">Something is wrong; all of it is named.</exception>
    public static SessionPipelines FromConfig(Config config, StageCatalog catalog, string baseDirectory)
    {
        var errors = new List<string>();
        var pipelines = FromConfig(config, catalog, baseDirectory, errors);
        return errors.Count == 0 ? pipelines : throw new PipelineConfigurationException(errors);
    }

    /// <summary>The same, for a caller that collects the errors of its whole configuration before it reports them.</summary>
    /// <param name="config">The whole configuration.</param>
    /// <param name="catalog">The stages there are; gets those of the assemblies.</param>
    /// <param name="baseDirectory">What relative paths of assemblies start from: the folder of the configuration file.</param>
    /// <param name="errors">Gets a line for everything that is wrong.</param>
    /// <returns>The pipelines; not to be used when errors were added.</returns>
    public static SessionPipelines FromConfig(Config config, StageCatalog catalog, string baseDirectory, ICollection<string> errors)
    {
        StageModules.Load(config, catalog, baseDirectory, errors);
        return new PipelineReader(catalog, errors).Read(config);
    }
}
