using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.LiveKit.Tests.Service;
using AkkaVoice.LiveKit.Tests.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.LiveKit.Tests.Faults;

/// <summary>A server that is not there, or does not let the program in: it says so, and what becomes of it is defined.</summary>
public class JoinFaultTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    private const string WrongSecret = "a-wrong-secret-of-some-length-0123456789";

    private static string Nowhere => $"ws://127.0.0.1:{LiveKitDevServer.UnusedPort()}";

    [LiveKitFact]
    public async Task A_worker_at_a_wrong_address_says_so_and_goes_on_trying()
    {
        await using var service = AgentService.Worker(Nowhere);
        await service.SaysAsync("cannot be reached", "tried again");
        Assert.False(service.HasEnded);
    }

    [LiveKitFact]
    public async Task A_worker_with_a_wrong_key_says_so_and_goes_on_trying()
    {
        await using var service = AgentService.Worker(server.Url, secret: WrongSecret);
        await service.SaysAsync("refused the worker", "refused the key (401)", "tried again");
        Assert.False(service.HasEnded);
    }

    [LiveKitFact]
    public async Task A_worker_whose_token_has_expired_says_so_and_goes_on_trying()
    {
        var options = new LiveKitOptions(new Uri(server.Url), LiveKitDevServer.ApiKey, LiveKitDevServer.ApiSecret);
        await using var worker = new WorkerOnServer(options, token: () => LiveKitToken.Create("worker", "", new Dictionary<string, object> { ["agent"] = true }, validFor: TimeSpan.FromMinutes(-30)));
        await Patience.UntilAsync(
            "a refusal", () => worker.Log.Lines.Any(line => line.Contains("refused the key (401)", StringComparison.Ordinal) && line.Contains("tried again", StringComparison.Ordinal)), () => string.Join('\n', worker.Log.Lines));
        Assert.False((await worker.LookAsync()).Registered);
    }

    [LiveKitFact]
    public async Task A_job_whose_token_has_expired_fails_and_says_so()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkkaVoice();
        using var host = builder.Build();
        var token = LiveKitToken.Create("agent", "r", validFor: TimeSpan.FromMinutes(-30));

        var outcome = await host.Services.GetRequiredService<IJobRunner>().RunAsync(new AssignedJob(new AgentJob("AJ_1", "r"), new Uri(server.Url), token), CancellationToken.None);

        Assert.Contains("refuses the token: look at the API key and secret, the token's expiry", outcome.Error, StringComparison.Ordinal);
    }

    [LiveKitFact]
    public async Task Connect_to_a_wrong_address_fails_and_says_so()
    {
        await using var service = AgentService.Command(Nowhere, null, "connect", "--room", "r");
        Assert.Equal(1, await service.EndAsync());
        await service.SaysAsync("cannot be reached: look at the address and whether the server runs");
    }

    [LiveKitFact]
    public async Task Connect_with_a_wrong_key_fails_and_says_so()
    {
        await using var service = AgentService.Command(server.Url, WrongSecret, "connect", "--room", "r");
        Assert.Equal(1, await service.EndAsync());
        await service.SaysAsync("refuses the token: look at the API key and secret");
    }
}
