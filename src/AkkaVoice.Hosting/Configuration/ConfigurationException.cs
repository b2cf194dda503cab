namespace AkkaVoice.Hosting.Configuration;

/// <summary>The configuration cannot be used. Carries all that is wrong with it, not only the first thing.</summary>
/// <param name="errors">One sentence each: the key, the value, and what is allowed.</param>
public sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>One sentence each: the key, the value, and what is allowed.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
