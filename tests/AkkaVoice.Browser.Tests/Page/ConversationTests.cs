using System.Text.RegularExpressions;
using AkkaVoice.LocalRealtime.Scripting;
using Microsoft.Playwright;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>A person talks with the agent through the page: Chromium with a WAV file as microphone, offline speech, or a script, as the model.</summary>
[Trait("Category", "browser")]
public partial class ConversationTests
{
    [Fact]
    public async Task A_spoken_question_leads_to_its_tool_and_the_answer_is_seen_and_heard()
    {
        using var recordings = new Recordings(1.0, "weather.wav", 60);
        await using var service = await RunningService.OfflineAsync();
        await using var tab = await Tab.OpenAsync(service.Address, recordings.Microphone);
        await tab.PictureAsync("welcome");
        await tab.TalkAsync();

        await Tab.SeesAsync(tab.Said("user").GetByText(new Regex("weather in Paris", RegexOptions.IgnoreCase)));
        await Tab.SeesAsync(tab.Page.Locator(".tool", new() { HasTextRegex = new Regex("get_weather.*Paris.*answered in") }));
        // Heard to its end: nothing is left that is marked as not heard.
        await Tab.SeesAsync(tab.Said("agent").Locator(".heard", new() { HasText = "Paris" }));
        await tab.PictureAsync("speaking");
        await Assertions.Expect(tab.Page.Locator("#agent-state")).ToHaveAttributeAsync("data-state", "listening");
        await Assertions.Expect(tab.Said("agent").Locator(".unheard")).ToHaveCountAsync(0);

        var delay = await tab.Said("agent").Locator(".delay").InnerTextAsync();
        Assert.All(["turn detection 500", "model ", "tools ", "engine ", "playout "], part => Assert.Contains(part, delay));
        await tab.Page.Locator(".tool summary").ClickAsync();
        await Tab.SeesAsync(tab.Page.Locator(".tool pre", new() { HasText = "\"city\": \"Paris\"" }).First);

        await Words.MostIsHeardAsync(await tab.PlayedToItsEndAsync(), await tab.Said("agent").Locator(".words").InnerTextAsync());
        Assert.Empty(tab.Complaints);

        // All that can be done is in the order of the page for the keyboard too; the details of the tool are open.
        await tab.Page.Locator(".skip").FocusAsync();
        var stops = new List<string>();
        while (stops.Count < 7) stops.Add(await tab.StopAsync());
        Assert.Equal(["summary", "pre", "pre", "talk", "mute", "words", "send"], stops);
        await CanBeReadAsync(tab, "weather");
    }

    [Fact]
    public async Task Speaking_over_the_agent_cuts_it_off_and_the_cut_is_seen()
    {
        // The answer is a long one and comes at once, so that the second recording falls into it however busy the machine is.
        const string Story = "Once upon a time there was a lighthouse keeper who counted every wave that came in from the sea, and wrote each of them down in a book "
            + "that nobody ever read to its end, because the sea went on and on, as this story does, for as long as anybody cares to listen to it.";
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Hears("Tell me a story.").Thinks(TimeSpan.FromMilliseconds(180)).Calls("tell_joke", """{"topic":"the sea"}"""))
            .OnTurn(t => t.Thinks(TimeSpan.FromMilliseconds(120)).Says(Story, TimeSpan.FromSeconds(20)))
            .OnTurn(t => t.Hears("Stop, please.").Thinks(TimeSpan.FromMilliseconds(150)).Says("All right. Just say so when you want to hear the rest of it.", TimeSpan.FromSeconds(4)));
        using var recordings = new Recordings(1.0, "joke.wav", 5, "stop.wav", 60);
        await using var service = await RunningService.OverAsync(script);
        await using var tab = await Tab.OpenAsync(service.Address, recordings.Microphone);
        await tab.TalkAsync();

        var cut = tab.Page.Locator(".said.agent[data-cut]").First;
        await Tab.SeesAsync(cut);
        await Tab.SeesAsync(cut.GetByText(new Regex("Interrupted after [0-9.]+ s; silent within [0-9.]+\\sms")));
        await Assertions.Expect(cut.Locator(".unheard")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Tab.SeesAsync(tab.Said("agent").Nth(1).Locator(".heard", new() { HasText = "All right" }));
        await Assertions.Expect(tab.Page.Locator("#agent-state")).ToHaveAttributeAsync("data-state", "listening");
        await Assertions.Expect(tab.Said("agent").Nth(1).Locator(".unheard")).ToHaveCountAsync(0);
        var played = await tab.PlayedToItsEndAsync();
        await CanBeReadAsync(tab, "interrupted");
        Assert.All(await tab.Said("agent").Locator(".delay").AllInnerTextsAsync(), delay => Assert.Contains("engine ", delay));

        // What was played ends where the page says that it was cut, give or take what an audio device holds.
        var heard = double.Parse(HeardSeconds().Match(await cut.InnerTextAsync()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var first = Array.FindIndex(played, s => s != 0);
        var silence = SilenceAfter(played, first + (int)(24_000 * (heard - 0.3)));
        Assert.InRange((silence - first) / 24_000.0, heard - 0.25, heard + 0.25);
        Assert.Empty(tab.Complaints);
    }

    // In both lights and on a screen of any width, with a picture of each.
    private static async Task CanBeReadAsync(Tab tab, string name)
    {
        var size = tab.Page.ViewportSize!;
        await tab.Page.Mouse.MoveAsync(1, 1);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // Without motion: in the midst of a change of colours, nothing has the contrast it is made for.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var (device, width, height) in new[] { ("desktop", 1_100, 800), ("phone", 375, 720) })
            {
                await tab.Page.SetViewportSizeAsync(width, height);
                await tab.Page.EvaluateAsync("scrollTo({ top: document.documentElement.scrollHeight })");
                await tab.PictureAsync($"{name}-{device}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                Assert.Empty(await tab.Page.EvaluateAsync<string[]>(Contrast.Faint));
            }
        }

        await tab.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    // Where 200 ms without a sound begin.
    private static int SilenceAfter(short[] samples, int from)
    {
        var run = 0;
        for (var i = Math.Max(0, from); i < samples.Length; i++)
        {
            run = samples[i] == 0 ? run + 1 : 0;
            if (run == 4_800) return i - run;
        }

        return samples.Length;
    }

    [GeneratedRegex(@"Interrupted after ([0-9.]+) s")]
    private static partial Regex HeardSeconds();
}
