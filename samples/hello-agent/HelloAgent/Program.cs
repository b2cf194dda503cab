using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting;
using HelloAgent;
using Microsoft.Extensions.DependencyInjection;

var builder = VoiceApplication.CreateBuilder();
builder.Services.AddSingleton<IWeatherStation, DeskWeatherStation>();
builder.Services.AddAkkaVoice(voice =>
{
    voice.Agent(HelloAgents.Reception).Agent(HelloAgents.Bookings);
    voice.OnEvent<ConnectionEvent>(HelloAgents.Greet);
    voice.OnEvent<HandoffEvent>((session, handoff) => Console.Error.WriteLine($"{session.Participant} is with {session.Agent} now ({handoff.Reason ?? "as asked"})"));
});
return await builder.RunVoiceAsync(args);
