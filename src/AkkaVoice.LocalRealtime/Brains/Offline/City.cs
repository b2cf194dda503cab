namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>A city that the recogniser knows.</summary>
/// <param name="Name">As it is written, for example <c>New York</c>.</param>
internal sealed record City(string Name)
{
    /// <summary>The words of the name, in lower case.</summary>
    public IReadOnlyList<string> Words { get; } = Name.ToLowerInvariant().Split(' ');
}
