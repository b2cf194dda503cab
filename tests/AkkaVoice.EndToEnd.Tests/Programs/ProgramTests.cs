using System.Collections.Concurrent;
using System.Net;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.EndToEnd.Tests.Talk;
using AkkaVoice.Hosting;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Rooms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.EndToEnd.Tests.Programs;

/// <summary>Programs with the engine in them: the commands of <c>akkavoice</c> with a user's settings, tools, services and handlers, over real sockets.</summary>
public class ProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<SessionEvent> _told = new();
    private readonly ConcurrentQueue<string> _instructions = new();

    [Fact]
    public async Task Talk_holds_a_conversation_with_the_programs_agent()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Answers(request => Noted(request, "Welcome.")))
            .OnTurn(t => t.Hears("And the weather?").Calls("get_weather", """{"city":"Oslo"}"""))
            .OnTurn(t => t.Answers(request => Noted(request, "It snows in Oslo.")));
        await using var server = await ServeAsync(script);
        var program = Program(server);

        var code = await program.RunVoiceAsync(
            ["talk", "--in", folder.Tone("question.wav", 0.8) + "@6", "--out", folder.File("out.wav")]).WaitAsync(Patience);

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal("""{"city":"Oslo","weather":"snow"}""", Told<ToolResultEvent>().Single().Output);
        Assert.Equal(
            ["Welcome.", "It snows in Oslo."],
            Told<TranscriptEvent>().Where(said => said is { Final: true, Role: Speaker.Assistant }).Select(said => said.Heard));
        Assert.Equal("Greet the person.", _instructions.First());
        Assert.StartsWith("You talk to caller", _instructions.Last(), StringComparison.Ordinal);
        Assert.Equal(SessionEndReason.Quiet, Told<EndEvent>().Single().Reason);
    }

    [Fact]
    public async Task Run_serves_the_page_and_health_and_ends_in_good_order()
    {
        await using var server = await ServeAsync(RealtimeScript.Create());
        using var stop = new CancellationTokenSource();
        var program = Program(server, "akkavoice.host.port", "0");
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        program.Services.AddHostedService(services => new AddressNote(
            services.GetRequiredService<IServer>(), services.GetRequiredService<IHostApplicationLifetime>(), started));

        var running = program.RunVoiceAsync(["run"], stop.Token);
        var address = await AddressAsync(running, started).WaitAsync(Patience);
        using var client = new HttpClient { BaseAddress = address };
        Assert.Contains("<title>", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Success, await running.WaitAsync(Patience));
    }

    [Fact]
    public async Task Serve_realtime_is_there_too()
    {
        using var stop = new CancellationTokenSource();
        var program = VoiceApplication.CreateBuilder();
        program.Services.AddAkkaVoice();

        var running = program.RunVoiceAsync(["serve-realtime", "--port", "0"], stop.Token);
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Success, await running.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_is_wrong_in_code_is_an_exit_code_and_not_a_surprise_in_the_first_session()
    {
        await using var server = await ServeAsync(RealtimeScript.Create());

        Assert.Equal(ExitCode.BadInput, await Program(server, "akkavoice.session.speed", "9").RunVoiceAsync(["run", "--port", "0"]).WaitAsync(Patience));
        Assert.Equal(ExitCode.BadInput, await Program(server).RunVoiceAsync(["dance"]).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_host_of_ones_own_starts_sessions_and_has_them_speak_reply_and_stop()
    {
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Answers(request => Noted(request, "Good morning.")))
            .OnTurn(t => t.Answers(request => Noted(request, "A tale.", seconds: 30)));
        await using var server = await ServeAsync(script);
        using var host = Program(server, "akkavoice.session.greeting", "").Build();
        await host.StartAsync();
        var sessions = host.Services.GetRequiredService<VoiceSessions>();

        var room = new FakeRoom(TimeProvider.System);
        var session = await sessions.StartAsync(sessions.Spec(room) with { Participant = "ada" });
        var said = await session.SayAsync("Good morning.").WaitAsync(Patience);
        var tale = session.GenerateReplyAsync("Tell a tale.");
        // What nobody has heard anything of is no interruption when it stops.
        await UntilAsync(() => Signals.Positions(room.Heard.Heard, 1).Count > 24_000 + 2_400);
        await session.InterruptAsync().WaitAsync(Patience);
        // The service has to confirm first that the tale is over: a session that ends before would tell that it ended.
        var told = await tale.WaitAsync(Patience);
        await session.EndAsync().WaitAsync(Patience);
        await host.StopAsync();

        Assert.Equal(RequestStatus.Completed, said.Status);
        Assert.Equal(RequestStatus.Interrupted, told.Status);
        Assert.Equal(["Say the following to the person, word for word, and nothing else:\nGood morning.", "Tell a tale."], _instructions);
        Assert.Single(Told<InterruptionEvent>());
        Assert.Equal(SessionEndReason.Requested, Told<EndEvent>().Single().Reason);
    }

    [System.ComponentModel.Description("The weather in a city.")]
    private static object GetWeather(string city, IStation station) => new { city, weather = station.Weather };

    private IEnumerable<T> Told<T>()
        where T : SessionEvent => _told.OfType<T>();

    private static Task<LocalRealtimeServer> ServeAsync(RealtimeScript script) =>
        LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = script, Seed = 7 });

    private WebApplicationBuilder Program(LocalRealtimeServer server, string key = "akkavoice.session.greeting", string value = "Greet the person.")
    {
        var builder = VoiceApplication.CreateBuilder();
        builder.Services.AddSingleton<IStation, Station>();
        builder.Services.AddAkkaVoice(voice =>
        {
            voice.Settings.Realtime.BaseUrl = server.WebSocketUri.ToString();
            voice.Settings.Session.Instructions = "You talk to {participant.identity} in {room.name}.";
            voice.Set(key, value).Tool(GetWeather).OnEvent((_, told) => _told.Enqueue(told));
        });
        return builder;
    }

    private ResponsePlan Noted(ResponseRequest request, string words, int seconds = 1)
    {
        _instructions.Enqueue(request.Instructions);
        return new ResponsePlan { Items = [new PlannedMessage(words, CodedSignal.Generate(1, TimeSpan.FromSeconds(seconds)), null)] };
    }

    private static async Task<Uri> AddressAsync(Task<int> running, TaskCompletionSource<Uri> started) =>
        await Task.WhenAny(started.Task, running) == running
            ? throw new InvalidOperationException($"The program ended with {await running}.")
            : await started.Task;

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition()) await ticks.WaitForNextTickAsync(patience.Token);
    }

    private interface IStation
    {
        string Weather { get; }
    }

    private sealed class Station : IStation
    {
        public string Weather => "snow";
    }

    /// <summary>A service of the user's own, in the same host.</summary>
    private sealed class AddressNote(IServer server, IHostApplicationLifetime lifetime, TaskCompletionSource<Uri> started) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => started.SetResult(new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First())));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
