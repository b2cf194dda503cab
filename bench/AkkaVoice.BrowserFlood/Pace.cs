namespace AkkaVoice.BrowserFlood;

/// <summary>How fast a stranger is.</summary>
/// <param name="Reload">The time between two connections.</param>
/// <param name="UplinkBytesPerMs">What it can send.</param>
internal sealed record Pace(TimeSpan Reload, double UplinkBytesPerMs)
{
    /// <summary>A page that reloads itself, on an uplink of 20 Mbit/s.</summary>
    public static Pace Browser { get; } = new(TimeSpan.FromSeconds(1), 2_500);

    /// <summary>A program on this machine that does what it can.</summary>
    public static Pace Program { get; } = new(TimeSpan.FromMilliseconds(100), double.PositiveInfinity);
}
