namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>Where weather reports come from.</summary>
public enum WeatherSource
{
    /// <summary>From the service when it answers in time, otherwise from the sample table.</summary>
    Auto,

    /// <summary>From the service only.</summary>
    Live,

    /// <summary>From the sample table only.</summary>
    Offline,
}

/// <summary>Settings of the weather tool.</summary>
public sealed record WeatherOptions
{
    /// <summary>Where reports come from. Default <see cref="WeatherSource.Auto"/>.</summary>
    public WeatherSource Source { get; init; } = WeatherSource.Auto;

    /// <summary>How long the service may take before the sample table answers instead. Default 2 s.</summary>
    public TimeSpan AutoTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the service may take when nothing else answers. Default 8 s.</summary>
    public TimeSpan LiveTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a service that was away is not asked again while the sample table can answer. Default 30 s.</summary>
    public TimeSpan AwayFor { get; init; } = TimeSpan.FromSeconds(30);
}
