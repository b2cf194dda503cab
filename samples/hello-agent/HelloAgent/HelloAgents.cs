using System.ComponentModel;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime.Protocol;

namespace HelloAgent;

/// <summary>Two agents: one at the reception of a hotel, and one that books tables.</summary>
public static class HelloAgents
{
    /// <summary>Who the caller talks to first.</summary>
    public static Agent Reception { get; } = new("reception")
    {
        Instructions = "You are at the reception of a small hotel. You talk to {participant.identity}; it is {now}. Answer in one sentence.",
        Tools = [AgentTool.From(GetWeather)],
        HandsOffTo = ["bookings"],
    };

    /// <summary>Books tables.</summary>
    public static Agent Bookings { get; } = new("bookings")
    {
        Description = "Books tables in the restaurant.",
        Instructions = "You book tables in the hotel's restaurant. Ask for the number of guests and the hour.",
        // Guests think before they name a number.
        TurnTaking = new TurnTaking(new ServerVad { SilenceDurationMs = 800 }),
        OnEnter = "Say that you book tables.",
        Tools = [AgentTool.From(BookTableAsync)],
    };

    /// <summary>Greets every caller as soon as there is a connection; one that is made anew greets nobody again.</summary>
    public static void Greet(SessionHandle session, ConnectionEvent connection)
    {
        if (connection.State == ConnectionStatus.Ready && session.Journal.Items.Count == 0) _ = session.SayAsync("Welcome!");
    }

    [Description("Gets the weather in a city now.")]
    private static WeatherReport GetWeather([Description("The city, for example Paris")] string city, IWeatherStation station) =>
        station.Ask(city) ?? throw new ToolFailedException($"No weather is known for {city}.");

    [Description("Books a table for tonight.")]
    private static async Task<string> BookTableAsync(
        [Description("How many people come, 1 to 8")] int guests,
        [Description("The hour, 18 to 22")] int hour,
        ToolContext context,
        CancellationToken cancellation)
    {
        if (guests is < 1 or > 8) throw new ToolFailedException("There are tables for 1 to 8 people.");
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return $"A table for {guests} at {hour}:00, under the name of {context.Participant}.";
    }
}
