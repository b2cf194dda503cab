namespace AkkaVoice.Actors.Tools;

/// <summary>Limits of tool calls.</summary>
public sealed record ToolOptions
{
    /// <summary>How long a call may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest output that the model is given, in characters. Default 16,000.</summary>
    public int MaxOutputCharacters { get; init; } = 16_000;
}
