namespace AkkaVoice.Streams.Pipelines;

/// <summary>The configuration of pipelines or of stage assemblies is wrong. All that is wrong is named, a line each.</summary>
public sealed class PipelineConfigurationException : Exception
{
    internal PipelineConfigurationException(IReadOnlyList<string> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
        Errors = errors;
    }

    /// <summary>One line each: the key, its value, and what is allowed.</summary>
    public IReadOnlyList<string> Errors { get; }
}
