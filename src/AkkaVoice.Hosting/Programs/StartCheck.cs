using AkkaVoice.Hosting.Agents;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Programs;

/// <summary>Puts the agents together when the host starts, so that what does not fit stops the start and not the first session.</summary>
/// <param name="agents">Made, and with that checked, for this service.</param>
internal sealed class StartCheck(AgentDirectory agents) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        agents.Agents.Count > 0 ? Task.CompletedTask : throw new InvalidOperationException("There is no agent.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
