using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>What may be asked of a running <see cref="RealtimeSwitch"/>: a connection to plug in, or null to unplug the present one.</summary>
internal sealed record SwitchCommand(IRealtimeAudio? Connection, int? ReplayFromMs);
