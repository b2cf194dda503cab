namespace AkkaVoice.Hosting.Commands;

/// <summary>The command line asks for something that cannot be. Carries one line for each thing that is wrong.</summary>
/// <param name="errors">The lines.</param>
public sealed class BadInputException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
