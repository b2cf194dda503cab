using Microsoft.Extensions.Hosting;

namespace AkkaVoice.LocalRealtime.Hosting;

/// <summary>Leaves signals such as Ctrl+C to the program that the server is a part of.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
