using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace AkkaVoice.Browser.Tests.Rules;

/// <summary>Who may use the page and its room, and who not.</summary>
public sealed partial class AccessTests(ServedFixture served) : IClassFixture<ServedFixture>
{
    private readonly RunningService _service = served.Service;

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1")] // another port: another program's page
    [InlineData("https://127.0.0.1")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_page_from_elsewhere_may_not_connect(string origin) =>
        Assert.Equal(403, (await Assert.ThrowsAsync<RefusedException>(() => RawBrowser.ConnectAsync(_service, origin))).Status);

    [Theory]
    [InlineData("/")]
    [InlineData("/session")]
    public async Task A_name_that_was_rebound_to_this_machine_gets_nothing(string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_service.Address, path)) { Headers = { Host = $"evil.example:{_service.Address.Port}" } };
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task Localhost_is_as_good_as_its_number()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, _service.Address) { Headers = { Host = $"localhost:{_service.Address.Port}" } };
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_page_may_load_and_reach_nothing_but_this_service()
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(_service.Address);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("http", policy);
        Assert.DoesNotContain("unsafe", policy);
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("http://", html);
        Assert.DoesNotContain("https://", html);
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        using var client = new HttpClient();
        using var first = await client.GetAsync(_service.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, _service.Address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Only_this_machine_reaches_the_service_unless_it_is_told_otherwise()
    {
        using var anywhere = new TcpListener(IPAddress.Any, 0);
        var others = Dns.GetHostAddresses(Dns.GetHostName()).Where(a => a.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        foreach (var address in others)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(address, _service.Address.Port));
        }
    }

    [Fact]
    public async Task A_wave_of_connections_is_let_in_at_a_rate()
    {
        await using var service = await RunningService.OverAsync(LocalRealtime.Scripting.RealtimeScript.Create(), "--set", "akkavoice.browser.connects-per-second=1");
        var browsers = new List<RawBrowser>();
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            for (var n = 0; n < 30; n++) browsers.Add(await RawBrowser.ConnectAsync(service));
        });
        Assert.Equal(429, refused.Status);
        Assert.InRange(browsers.Count, 5, 20);
        foreach (var browser in browsers) await browser.DisposeAsync();
    }

    [Fact]
    public async Task A_wave_of_starts_begins_at_a_rate_and_those_who_leave_or_misbehave_in_the_line_never_begin()
    {
        await using var service = await RunningService.OverAsync(
            LocalRealtime.Scripting.RealtimeScript.Create(),
            "--set", "akkavoice.browser.connects-per-second=1000", "--set", "akkavoice.browser.sessions-per-second=1");
        await using var first = await RawBrowser.StartedAsync(service);
        var line = new List<RawBrowser>();
        for (var n = 0; n < 10; n++)
        {
            line.Add(await RawBrowser.ConnectAsync(service));
            await line[n].SendAsync("""{"type":"start","version":1}""");
            await line[n].SendAsync(n % 2 == 0 ? "{" : """{"type":"end"}""");
        }

        foreach (var browser in line) Assert.Equal(line.IndexOf(browser) % 2 == 0 ? 1007 : 1000, (await browser.ClosedAsync()).Code);
        await using var last = await RawBrowser.ConnectAsync(service);
        await last.SendAsync("""{"type":"start","version":1}""");
        var room = await last.SeesAsync("\"type\":\"room\"");
        Assert.True(SessionNumber(room) <= 5, $"Ten that were gone before their turn, and yet: {room}");
        foreach (var browser in line) await browser.DisposeAsync();
    }

    // Sessions are numbered as they begin.
    private static int SessionNumber(string room) => int.Parse(Number().Match(room).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("\"session\":\"s(\\d+)\"")]
    private static partial Regex Number();
}
