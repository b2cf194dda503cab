namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>How freely tools may be called.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="FunctionName">The function that must be called; set for <see cref="ToolChoiceMode.Function"/> only.</param>
public sealed record ToolChoice(ToolChoiceMode Mode, string? FunctionName = null)
{
    /// <summary>The default: the model decides.</summary>
    public static ToolChoice Auto { get; } = new(ToolChoiceMode.Auto);
}
