namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>What a caller wants.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="City">Name of the city, for <see cref="IntentKind.Weather"/> and <see cref="IntentKind.City"/> only.</param>
public sealed record Intent(IntentKind Kind, string? City = null)
{
    /// <summary>Nothing the brain can do.</summary>
    public static Intent OutOfScope { get; } = new(IntentKind.OutOfScope);
}
