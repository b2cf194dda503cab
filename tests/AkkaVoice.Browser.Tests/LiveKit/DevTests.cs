using System.Text.RegularExpressions;
using AkkaVoice.Browser.Tests.Page;
using Microsoft.Playwright;

namespace AkkaVoice.Browser.Tests.LiveKit;

/// <summary>The whole LiveKit path on one machine, as a newcomer tries it: LiveKit's own client in Chromium, a WAV file as microphone, offline speech as the model.</summary>
[Trait("Category", "browser")]
public class DevTests
{
    /// <summary>What the page plays, at a rate that listeners take.</summary>
    private const string Ear = """
        async () => {
          const voice = document.querySelector('audio');
          const context = new AudioContext({ sampleRate: 24000 });
          context.createMediaStreamSource(voice.srcObject).connect(context.destination);
          await context.resume();
        }
        """;

    [Fact]
    public async Task A_question_asked_through_livekit_is_answered_and_heard_and_the_command_ends_when_it_is_told_to()
    {
        using var recordings = new Recordings(2.0, "weather.wav", 120);
        await using var dev = await DevCommand.StartAsync();
        await using var tab = await Tab.OpenAsync(dev.Page, recordings.Microphone);
        var state = tab.Page.GetByRole(AriaRole.Status);
        await tab.PictureAsync("try-welcome");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Join and talk" }).ClickAsync();
        await tab.Page.Locator("audio").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await tab.Page.EvaluateAsync(Ear);

        await Tab.SeesAsync(tab.Page.Locator(".person", new() { HasTextRegex = new Regex("weather in Paris", RegexOptions.IgnoreCase) }));
        await Assertions.Expect(state).ToHaveTextAsync("speaking");
        var answer = tab.Page.Locator(".agent:not(.open)", new() { HasText = "Paris" });
        await Tab.SeesAsync(answer);
        await Assertions.Expect(state).ToHaveTextAsync("listening");
        await tab.PictureAsync("try-answered");
        await Words.MostIsHeardAsync(await tab.PlayedToItsEndAsync(), (await answer.InnerTextAsync()).Replace("Agent:", "", StringComparison.Ordinal));
        // The client asks for a path that servers of this version do not have, and then for the one they have.
        Assert.DoesNotContain(tab.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));

        Assert.Equal(0, await dev.StopAsync());
        Assert.Contains("The worker has stopped", dev.Said, StringComparison.Ordinal);
    }
}
