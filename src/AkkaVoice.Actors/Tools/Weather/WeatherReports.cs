namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>Gets weather reports from where the settings say, and never passes a sample off as the real thing.</summary>
/// <param name="options">The settings.</param>
/// <param name="service">The service.</param>
/// <param name="time">The clock of the deadlines.</param>
internal sealed class WeatherReports(WeatherOptions options, OpenMeteoClient service, TimeProvider time)
{
    private const string AwayNote = "Sample data, not the real weather: the weather service could not be reached.";
    private const string OfflineNote = "Sample data, not the real weather: the weather tool is set to offline.";

    private long _awaySince;
    private volatile bool _away;

    /// <summary>Gets a report.</summary>
    /// <param name="city">The city.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ToolFailedException">No such city, or no service; says which.</exception>
    internal async Task<WeatherReport> GetAsync(string city, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(city))
        {
            throw new ToolFailedException("No city was named.");
        }

        if (options.Source == WeatherSource.Offline)
        {
            return SampleWeather.Find(city, OfflineNote)
                ?? throw new ToolFailedException($"There is no sample weather for '{city}', and the weather tool is set to offline.");
        }

        if (options.Source == WeatherSource.Auto && IsAway())
        {
            return Sample(city);
        }

        try
        {
            return await AskAsync(city, cancellation)
                ?? throw new ToolFailedException($"The weather service knows no city named '{city}'.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _awaySince, time.GetTimestamp());
            _away = true;
            return options.Source == WeatherSource.Auto
                ? Sample(city)
                : throw new ToolFailedException("The weather service cannot be reached at the moment.", exception);
        }
    }

    private async Task<WeatherReport?> AskAsync(string city, CancellationToken cancellation)
    {
        var timeout = options.Source == WeatherSource.Auto ? options.AutoTimeout : options.LiveTimeout;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var report = await service.AskAsync(city, either.Token);
        _away = false;
        return report;
    }

    private bool IsAway() => _away && time.GetElapsedTime(Interlocked.Read(ref _awaySince)) < options.AwayFor;

    private static WeatherReport Sample(string city) => SampleWeather.Find(city, AwayNote)
        ?? throw new ToolFailedException(
            $"The weather service cannot be reached at the moment, and there is no sample weather for '{city}'.");
}
