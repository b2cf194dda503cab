namespace AkkaVoice.Actors.Agents;

/// <summary>What agents and tools may be called: what every service takes as the name of a function.</summary>
public static class AgentNames
{
    /// <summary>The longest name of an agent, in characters: the name of the tool that leads to it must fit in 64.</summary>
    public const int MaxLength = 40;

    /// <summary>What is allowed, for messages.</summary>
    public static string Allowed => $"1 to {MaxLength} letters, digits, _ and -";

    /// <summary>Whether an agent may have a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it may.</returns>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && IsFunctionName(name);

    internal static bool IsFunctionName(string name) =>
        name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
