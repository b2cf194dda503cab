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
    IRealtimeDialer Dialer, ISessionAudioFactory Audio, TimeProvider Time, ILoggerFactory Logging);
