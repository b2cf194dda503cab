using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Where the events of one message go, with the time at which it was read.</summary>
internal readonly struct Target(IRealtimeOutput output, long receivedAt)
{
    public void Emit(RealtimeEvent happened) => output.OnEvent(happened.StampedWith(receivedAt));

    public void Emit(AudioFrame frame) => output.OnAudio(frame);

    public void End(AudioTag item) => output.OnAudioEnd(item);
}
