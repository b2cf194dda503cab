using System.Diagnostics;
using Microsoft.Playwright;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>A tab of Debian's Chromium with the service's page in it, a WAV file at its microphone, and a recorder at its loudspeaker.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // Speech is recognised in real time on machines that have other things to do.
    private const int PatienceMs = 90_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Tab(IPlaywright playwright, IBrowser browser, IPage page, List<string> complaints) =>
        (_playwright, _browser, Page, Complaints) = (playwright, browser, page, complaints);

    public IPage Page { get; }

    /// <summary>What the browser's console reports as errors: a script that failed, something that the policy forbids.</summary>
    public IReadOnlyList<string> Complaints { get; }

    /// <param name="address">The service.</param>
    /// <param name="microphone">What the microphone hears; null for a person who does not lend it.</param>
    /// <param name="options">Size, scheme and the like.</param>
    public static async Task<Tab> OpenAsync(Uri address, string? microphone, BrowserNewPageOptions? options = null)
    {
        if (!File.Exists(Chromium)) Assert.Fail("These tests need Debian's chromium: run tools/install-chromium.sh as root.");
        var playwright = await Playwright.CreateAsync();
        string[] hearing = microphone is null
            ? ["--deny-permission-prompts"]
            : ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={microphone}%noloop"];
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", .. hearing],
        });
        var page = await browser.NewPageAsync(options);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.SetDefaultTimeout(PatienceMs);
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        await page.AddInitScriptAsync(PlayedAudio.Recorder);
        await page.GotoAsync(address.ToString());
        return new Tab(playwright, browser, page, complaints);
    }

    public Task TalkAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Start talking" }).ClickAsync();

    public ILocator Said(string who) => Page.Locator($".said.{who}");

    /// <summary>Waits for words to stand on the page.</summary>
    public static Task SeesAsync(ILocator where) => Assertions.Expect(where).ToBeVisibleAsync(new() { Timeout = PatienceMs });

    /// <summary>Goes on with the Tab key.</summary>
    /// <returns>Where the keyboard is then: the element's id, or what it is.</returns>
    public async Task<string> StopAsync()
    {
        await Page.Keyboard.PressAsync("Tab");
        return await Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.localName");
    }

    public Task<short[]> PlayedAsync() => PlayedAudio.ReadAsync(Page);

    /// <summary>What was played, once the recorder too has come to the silence behind it.</summary>
    public async Task<short[]> PlayedToItsEndAsync()
    {
        // Asked for from outside: the page's policy lets nothing be evaluated within.
        for (var waited = Stopwatch.StartNew(); waited.ElapsedMilliseconds < PatienceMs; await Task.Delay(100))
        {
            if (await Page.EvaluateAsync<bool>("window.played.at(-1)?.every((sample) => Math.abs(sample) < 100) ?? false")) return await PlayedAsync();
        }

        throw new TimeoutException("What is played comes to no end.");
    }

    /// <summary>Keeps a picture where <c>PAGE_SCREENSHOTS</c> says; nowhere without it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
