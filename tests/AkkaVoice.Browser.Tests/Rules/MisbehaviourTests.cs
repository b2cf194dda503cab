namespace AkkaVoice.Browser.Tests.Rules;

/// <summary>Each thing that a browser may not do ends its connection with a code and a reason, one rule at a time.</summary>
public sealed class MisbehaviourTests(ServedFixture served) : IClassFixture<ServedFixture>
{
    private readonly RunningService _service = served.Service;

    [Theory]
    [InlineData("{", 1007, "not JSON")]
    [InlineData("""{"type":"dance"}""", 1007, "unknown type")]
    [InlineData("""{"type":"start","version":1}""", 1007, "started already")]
    [InlineData("""{"type":"pong","number":99999}""", 1007, "Nobody asked")]
    public async Task Nonsense_in_a_session(string json, int code, string reason)
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        await browser.SendAsync(json);
        await EndsAsync(browser, code, reason);
    }

    [Theory]
    [InlineData("""{"type":"interrupt"}""", "must be start")]
    [InlineData("""{"type":"start","version":2}""", "reload")]
    public async Task A_session_that_does_not_begin_with_its_start(string json, string reason)
    {
        await using var browser = await RawBrowser.ConnectAsync(_service);
        await browser.SendAsync(json);
        await EndsAsync(browser, 1007, reason);
    }

    [Fact]
    public async Task A_message_that_is_too_long()
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        await browser.SendAsync(new byte[10_000_000]);
        await EndsAsync(browser, 1009, "16384 bytes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(967)]
    [InlineData(969)]
    public async Task A_binary_message_of_no_known_kind(int bytes)
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        await browser.SendAsync([.. new byte[] { 1 }.Take(bytes), .. new byte[Math.Max(0, bytes - 1)]]);
        await EndsAsync(browser, 1003, "20 ms");
    }

    [Fact]
    public async Task A_microphone_faster_than_time()
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        for (var n = 0; n < 500; n++) await browser.SendAsync([1, .. new byte[967]]);
        await EndsAsync(browser, 1008, "faster than real time");
    }

    [Fact]
    public async Task A_flood_of_messages()
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        for (var n = 0; n < 3_000; n++) await browser.SendAsync([3, .. new byte[11]]);
        await EndsAsync(browser, 1008, "200 messages");
    }

    [Fact]
    public async Task A_flood_of_commands()
    {
        await using var browser = await RawBrowser.StartedAsync(_service);
        for (var n = 0; n < 50; n++) await browser.SendAsync("""{"type":"interrupt"}""");
        await EndsAsync(browser, 1008, "5 commands");
    }

    [Fact]
    public async Task A_browser_that_connects_and_says_nothing()
    {
        await using var browser = await RawBrowser.ConnectAsync(_service);
        await EndsAsync(browser, 4000, "did not start");
    }

    [Fact]
    public async Task A_browser_that_does_not_answer()
    {
        await using var browser = await RawBrowser.ConnectAsync(_service, answers: false);
        await browser.SendAsync("""{"type":"start","version":1}""");
        await EndsAsync(browser, 4000, "read or answer");
    }

    [Fact]
    public async Task A_browser_that_does_not_read_is_let_go_and_its_session_ends()
    {
        await using var browser = await RawBrowser.ConnectAsync(_service, reads: false);
        await browser.SendAsync("""{"type":"start","version":1}""");
        await IsEmptyAsync(after: 1);
    }

    [Fact]
    public async Task A_browser_that_is_gone_takes_its_session_with_it()
    {
        var browser = await RawBrowser.StartedAsync(_service);
        await browser.DisposeAsync();
        await IsEmptyAsync(after: 0);
    }

    [Fact]
    public async Task One_too_many_is_told_to_come_back()
    {
        await IsEmptyAsync(after: 0);
        await using var a = await RawBrowser.StartedAsync(_service);
        await using var b = await RawBrowser.StartedAsync(_service);
        await using var c = await RawBrowser.StartedAsync(_service);
        await using var d = await RawBrowser.ConnectAsync(_service);
        await d.SendAsync("""{"type":"start","version":1}""");
        await EndsAsync(d, 1013, "try again later");
        await a.SendAsync("""{"type":"end"}""");
        await EndsAsync(a, 1000, "");
    }

    [Fact]
    public async Task A_service_that_stops_says_so()
    {
        var service = await RunningService.OverAsync(LocalRealtime.Scripting.RealtimeScript.Create());
        await using var browser = await RawBrowser.StartedAsync(service);
        var stopping = service.DisposeAsync();
        Assert.Equal(1001, (await browser.ClosedAsync()).Code);
        await stopping;
    }

    private static async Task EndsAsync(RawBrowser browser, int code, string reason)
    {
        var closed = await browser.ClosedAsync();
        Assert.Equal(code, closed.Code);
        Assert.Contains(reason, closed.Reason);
    }

    // The service holds no session any more; a session that has just begun counts only from then on.
    private async Task IsEmptyAsync(int after)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ticks.WaitForNextTickAsync(patience.Token))
        {
            var health = await client.GetStringAsync(new Uri(_service.Address, "health"), patience.Token);
            if (after == 0 && health.Contains("\"sessions\":0", StringComparison.Ordinal)) return;
            if (after == 1 && !health.Contains("\"sessions\":0", StringComparison.Ordinal)) after = 0;
        }
    }
}
