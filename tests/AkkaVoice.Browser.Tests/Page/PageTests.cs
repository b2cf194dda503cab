using AkkaVoice.LocalRealtime.Scripting;
using Microsoft.Playwright;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>The page without a voice: for those who cannot or will not use a microphone, a mouse, or their eyes, and for when things go wrong.</summary>
[Trait("Category", "browser")]
public class PageTests
{
    [Fact]
    public async Task Without_a_microphone_one_can_type_and_the_keyboard_does_it_all()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Hello to you.", TimeSpan.FromSeconds(0.8)));
        await using var service = await RunningService.OverAsync(script);
        await using var tab = await Tab.OpenAsync(service.Address, microphone: null);
        var keyboard = tab.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter"); // "Skip to the talk button"
        await keyboard.PressAsync("Tab");
        Assert.Equal("Start talking", await Focused(tab));
        await keyboard.PressAsync("Enter");

        await Tab.SeesAsync(tab.Page.Locator(".notice.error", new() { HasText = "type instead" }));
        await Assertions.Expect(tab.Page.Locator("#alarm")).ToContainTextAsync("microphone");
        await Assertions.Expect(tab.Page.Locator("#words")).ToBeEnabledAsync();
        await tab.Page.GetByLabel("Type instead of speaking").FocusAsync();
        await keyboard.TypeAsync("Say hello");
        await keyboard.PressAsync("Enter");
        await Tab.SeesAsync(tab.Said("user").GetByText("Say hello"));
        await Tab.SeesAsync(tab.Said("agent").Locator(".heard", new() { HasText = "Hello to you." }));
        // What a screen reader says: each sentence once, when it is whole.
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Log).Locator("p")).ToHaveTextAsync(["You: Say hello", "Agent: Hello to you."]);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Mute_push_to_talk_and_interruption_have_keys_of_their_own()
    {
        using var recordings = new Recordings(60);
        var script = RealtimeScript.Create().OnTurn(t => t.Says("A very long story that nobody hears to its end.", TimeSpan.FromSeconds(30)));
        await using var service = await RunningService.OverAsync(script);
        await using var tab = await Tab.OpenAsync(service.Address, recordings.Microphone);
        await tab.TalkAsync();
        await Assertions.Expect(tab.Page.Locator("#mute")).ToBeEnabledAsync();
        await tab.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(tab.Page.Locator("#mute")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(tab.Page.Locator("#user-state")).ToHaveTextAsync("You: muted");
        await tab.Page.Keyboard.DownAsync(" ");
        await Assertions.Expect(tab.Page.Locator("#user-state")).ToHaveTextAsync("You: silent");
        await tab.Page.Keyboard.UpAsync(" ");
        await Assertions.Expect(tab.Page.Locator("#user-state")).ToHaveTextAsync("You: muted");

        await Assertions.Expect(tab.Page.Locator("#words")).ToBeEnabledAsync();
        await tab.Page.Locator("#words").FillAsync("Tell me a story");
        await tab.Page.Locator("#words").PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#agent-state")).ToHaveTextAsync("Agent: speaking");
        await Tab.SeesAsync(tab.Said("agent").Locator(".heard", new() { HasText = "very long" }));
        await Assertions.Expect(tab.Said("user")).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Tab.SeesAsync(tab.Page.GetByText("Interrupted after"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await Tab.SeesAsync(tab.Page.Locator(".notice", new() { HasText = "The conversation has ended." }));
        await Assertions.Expect(tab.Page.Locator("#talk")).ToHaveTextAsync("Start talking");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_service_that_goes_away_is_told_in_plain_words_and_one_can_start_again()
    {
        var service = await RunningService.OverAsync(RealtimeScript.Create());
        await using var tab = await Tab.OpenAsync(service.Address, microphone: null);
        await tab.TalkAsync();
        await Assertions.Expect(tab.Page.Locator("#words")).ToBeEnabledAsync();
        await service.DisposeAsync();
        await Tab.SeesAsync(tab.Page.Locator(".notice", new() { HasText = "The service is shutting down." }));
        await Assertions.Expect(tab.Page.Locator("#connection")).ToHaveTextAsync("Disconnected");
        await tab.TalkAsync();
        await Tab.SeesAsync(tab.Page.Locator(".notice", new() { HasText = "could not be reached" }));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_can_be_read_on_a_phone_in_any_light_and_moves_for_nobody_who_asked_it_not_to(ColorScheme scheme)
    {
        await using var service = await RunningService.OverAsync(RealtimeScript.Create());
        await using var tab = await Tab.OpenAsync(
            service.Address, microphone: null, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 320, Height = 640 } });
        await tab.TalkAsync();
        await Assertions.Expect(tab.Page.Locator("#words")).ToBeEnabledAsync();
        Assert.Equal(320, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.getAnimations().length"));
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(Contrast.Faint));
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('button, input, [role=meter]')].filter(e => !(e.innerText || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"));
    }

    private static Task<string> Focused(Tab tab) => tab.Page.EvaluateAsync<string>("document.activeElement.innerText");
}
