using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.Browser.Tests.Rules;

/// <summary>One service for all tests of a class that leave it as it was.</summary>
public sealed class ServedFixture : IAsyncLifetime
{
    internal RunningService Service { get; private set; } = null!;

    public async Task InitializeAsync() => Service = await RunningService.OverAsync(
        RealtimeScript.Create(),
        "--set", "akkavoice.browser.patience=1s", "--set", "akkavoice.browser.connects-per-second=1000", "--set", "akkavoice.browser.sessions-per-second=1000",
        "--set", "akkavoice.host.max-sessions=3");

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
