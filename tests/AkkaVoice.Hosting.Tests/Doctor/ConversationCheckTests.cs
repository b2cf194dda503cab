using System.Net;
using AkkaVoice.Hosting.Doctor;
using AkkaVoice.Hosting.Tests.Configuration;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.Hosting.Tests.Doctor;

/// <summary>Whether the doctor tells a service that opens sessions from one that does not.</summary>
public class ConversationCheckTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_service_that_opens_a_session_is_fine_and_its_model_named()
    {
        await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = RealtimeScript.Create() });

        var finding = await LookAsync(server.WebSocketUri.ToString(), Patience);

        Assert.Equal(Verdict.Fine, finding.Verdict);
        Assert.Contains("gpt-realtime", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "OPENAI_API_KEY")]
    [InlineData(404, "akkavoice.realtime.base-url is the address up to /v1")]
    [InlineData(429, "account's limits")]
    public async Task A_service_that_refuses_is_named_with_what_to_look_at(int status, string advice)
    {
        await using var server = await StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var finding = await LookAsync($"{server.Urls.First()}/v1", Patience);

        Assert.Equal(Verdict.Wrong, finding.Verdict);
        Assert.Contains(advice, finding.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-hush", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_opens_a_connection_and_says_nothing_is_not_waited_for_for_ever()
    {
        await using var server = await StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[1_024], context.RequestAborted);
        });

        var finding = await LookAsync($"{server.Urls.First()}/v1", TimeSpan.FromSeconds(1));

        Assert.Equal((Verdict.Wrong, "none within 1 s"), (finding.Verdict, finding.Detail));
    }

    [Fact]
    public async Task The_service_inside_the_program_is_not_looked_at() =>
        Assert.Equal(Verdict.Skipped, (await ConversationCheck.LookAsync(Loading.With(), Patience, CancellationToken.None)).Verdict);

    private static Task<Finding> LookAsync(string address, TimeSpan patience) => ConversationCheck.LookAsync(
        Loading.With(environment: [("OPENAI_BASE_URL", address), ("OPENAI_API_KEY", "sk-hush")]), patience, CancellationToken.None);

    private static async Task<WebApplication> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(context => answer(context));
        await app.StartAsync();
        return app;
    }
}
