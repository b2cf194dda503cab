using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>What may be asked of a running <see cref="RealtimeSwitch"/>.</summary>
internal abstract record SwitchCommand
{
    /// <summary>A connection to plug in, or null to unplug the present one.</summary>
    internal sealed record Plug(IRealtimeAudio? Connection, MicrophoneReplay? Replay = null) : SwitchCommand;

    /// <summary>A stretch of the microphone is wanted, in ms of audio sent in a connection.</summary>
    internal sealed record Read(IRealtimeAudio Connection, int FromMs, int ToMs, Action<ReadOnlyMemory<byte>> OnRead) : SwitchCommand;
}
