using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Session;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>What sessions need from the world around them; shared by all.</summary>
/// <param name="Dialer">Opens connections to a model.</param>
/// <param name="Audio">Runs the graphs of sessions.</param>
/// <param name="Time">The clock of all events.</param>
/// <param name="Logging">Makes the loggers.</param>
public sealed record SessionServices(
    IRealtimeDialer Dialer, ISessionAudioFactory Audio, TimeProvider Time, ILoggerFactory Logging)
{
    /// <summary>Services for the parameters of tools; none by default.</summary>
    public IServiceProvider Provider { get; init; } = NoServices.Instance;

    /// <summary>
    /// Where sessions get the seeds of their random pauses from; may be asked on any thread. Default: the process's own random numbers. A test
    /// gives a constant.
    /// </summary>
    public Func<ulong> Seed { get; init; } = () => (ulong)Random.Shared.NextInt64();
}
