using System.Net;
using System.Net.Sockets;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Doctor;
using AkkaVoice.Hosting.Tests.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.Hosting.Tests.Doctor;

public class CheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.9, Verdict.Fine)]
    [InlineData(-9, Verdict.Fine)]
    [InlineData(12, Verdict.Doubtful)]
    [InlineData(-62, Verdict.Wrong)]
    [InlineData(62, Verdict.Wrong)]
    internal void Clocks_that_differ_too_much_are_found(double seconds, Verdict verdict) =>
        Assert.Equal(verdict, LiveKitCheck.Skew(Now, Now.AddSeconds(seconds)).Verdict);

    [Fact]
    public void A_server_without_a_clock_is_no_fault() => Assert.Equal(Verdict.Skipped, LiveKitCheck.Skew(null, Now).Verdict);

    [Fact]
    public void A_port_that_is_taken_is_found_with_the_key_that_changes_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var finding = PortCheck.Look("port of the page", IPAddress.Loopback, port, "akkavoice.host.port");

        Assert.Equal(Verdict.Doubtful, finding.Verdict);
        Assert.Contains("akkavoice.host.port", finding.Advice, StringComparison.Ordinal);
        taken.Stop();
        Assert.Equal(Verdict.Fine, PortCheck.Look("port of the page", IPAddress.Loopback, port, "akkavoice.host.port").Verdict);
    }

    [Theory]
    [InlineData(200, Verdict.Fine)]
    [InlineData(404, Verdict.Fine)]
    [InlineData(401, Verdict.Wrong)]
    [InlineData(500, Verdict.Doubtful)]
    internal async Task A_realtime_service_is_judged_by_how_it_answers(int status, Verdict verdict)
    {
        await using var server = await StartAsync(context => context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer key" ? status : 418);
        var options = Loading.With(environment: [("OPENAI_BASE_URL", $"{server.Urls.First()}/v1"), ("OPENAI_API_KEY", "key")]);
        using var http = new HttpClient();

        Assert.Equal(verdict, (await RealtimeCheck.LookAsync(http, options.Realtime, CancellationToken.None)).Verdict);
    }

    [Fact]
    public async Task A_server_that_refuses_the_key_is_told_from_one_that_is_away()
    {
        await using var server = await StartAsync(context => context.Response.StatusCode = context.Request.Path == "/" ? 200 : 401);
        using var http = new HttpClient();

        var findings = await LiveKitCheck.LookAsync(http, With(server.Urls.First()), TimeProvider.System, CancellationToken.None);

        Assert.Equal([Verdict.Fine, Verdict.Fine, Verdict.Wrong], findings.Select(finding => finding.Verdict));
        Assert.Contains("LIVEKIT_API_SECRET", findings[2].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_there_is_nothing_to_find()
    {
        using var http = new HttpClient();

        Assert.Equal(Verdict.Skipped, Assert.Single(await LiveKitCheck.LookAsync(http, Loading.With(), TimeProvider.System, CancellationToken.None)).Verdict);
    }

    private static AkkaVoiceOptions With(string url) => Loading.With(environment: [("LIVEKIT_URL", url), ("LIVEKIT_API_KEY", "k"), ("LIVEKIT_API_SECRET", "s")]);

    private static async Task<WebApplication> StartAsync(Action<HttpContext> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            answer(context);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
