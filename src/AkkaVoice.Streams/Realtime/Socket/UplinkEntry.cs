using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>What waits to be sent: a command or a stretch of the microphone.</summary>
internal readonly record struct UplinkEntry(RealtimeCommand? Command, AudioFrame? Frame, bool IsReplayed = false)
{
    public bool IsLive => Frame is not null && !IsReplayed;
}
