using System.Net;
using System.Text.Json.Nodes;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.Tests.Configuration;
using AkkaVoice.Hosting.Workers;

namespace AkkaVoice.Hosting.Tests.Workers;

public class WorkerEndpointTests
{
    private static readonly WorkerSetup Setup = Loading.With(overrides: [("akkavoice.worker.port", "0"), ("akkavoice.worker.agent-name", "weather")]).Worker;

    [Theory]
    [InlineData(true, HttpStatusCode.OK, "OK")]
    [InlineData(false, HttpStatusCode.ServiceUnavailable, "not connected to livekit")]
    public async Task The_root_says_whether_livekit_knows_the_worker(bool registered, HttpStatusCode status, string body)
    {
        await using var endpoint = await StartAsync(new WorkerReport(registered, "AW_1", 0, 0, false));
        using var http = new HttpClient();

        using var response = await http.GetAsync(endpoint.Address);

        Assert.Equal((status, body), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_worker_is_described_in_the_words_of_livekits_other_sdks()
    {
        await using var endpoint = await StartAsync(new WorkerReport(true, "AW_1", 3, 0.25, false));
        using var http = new HttpClient();

        var worker = JsonNode.Parse(await http.GetStringAsync(new Uri(endpoint.Address, "/worker")))!;

        Assert.Equal("weather", (string?)worker["agent_name"]);
        Assert.Equal("JT_ROOM", (string?)worker["worker_type"]);
        Assert.Equal(3, (int)worker["active_jobs"]!);
        Assert.Equal(0.25, (double)worker["worker_load"]!);
        Assert.Equal(1, (int)worker["protocol_version"]!);
        Assert.Equal("1.2.3", (string?)worker["sdk_version"]);
    }

    [Fact]
    public async Task A_worker_that_does_not_answer_is_not_well()
    {
        await using var endpoint = await StartAsync(null);
        using var http = new HttpClient();

        using var response = await http.GetAsync(endpoint.Address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start()
    {
        await using var first = await StartAsync(null);

        await Assert.ThrowsAnyAsync<IOException>(() => WorkerEndpoint.StartAsync(
            Setup with { Port = first.Address.Port }, "1.2.3", () => Task.FromResult<WorkerReport?>(null), CancellationToken.None));
    }

    private static Task<WorkerEndpoint> StartAsync(WorkerReport? report) =>
        WorkerEndpoint.StartAsync(Setup, "1.2.3", () => Task.FromResult(report), CancellationToken.None);
}
