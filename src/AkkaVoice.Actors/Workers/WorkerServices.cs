using AkkaVoice.Actors.Workers.Links;
using AkkaVoice.Actors.Workers.Load;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Workers;

/// <summary>What a worker needs from the world around it.</summary>
/// <param name="Runner">Runs jobs.</param>
/// <param name="Token">Makes a token with the right to be a worker, for each attempt to connect anew.</param>
/// <param name="Load">Measures how busy this machine is.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logging">Makes the logger.</param>
public sealed record WorkerServices(IJobRunner Runner, Func<string> Token, ILoadMeter Load, TimeProvider Time, ILoggerFactory Logging)
{
    /// <summary>
    /// Where the random pauses get their seed from. Default: the process's own random numbers. A test gives a constant.
    /// </summary>
    public Func<ulong> Seed { get; init; } = () => (ulong)Random.Shared.NextInt64();

    internal IWorkerDialer Dialer { get; init; } = new WebSocketWorkerDialer();
}
