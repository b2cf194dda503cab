namespace AkkaVoice.Streams.Pipelines;

/// <summary>A stage of a pipeline has failed; the message names the pipeline, the stage and the problem.</summary>
public sealed class StageException : Exception
{
    internal StageException(string stage, Exception cause)
        : base($"The stage {stage} failed: {cause.Message}", cause)
    {
        Stage = stage;
    }

    /// <summary>Which stage, for example <c>input[1] gain</c>.</summary>
    public string Stage { get; }
}
