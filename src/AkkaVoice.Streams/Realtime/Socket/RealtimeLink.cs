using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>The hold on a running <see cref="RealtimeConnection"/>.</summary>
internal sealed class RealtimeLink(Uplink uplink, AssistantLane lane, LifeSign life) : IRealtimeLink, IRealtimeAudio
{
    public IRealtimeAudio Audio => this;

    public long LastReceivedAt => life.At;

    public void Send(RealtimeCommand command) => uplink.Send(command);

    public void Close(string reason) => uplink.Close(reason);

    public int Append(AudioFrame frame, bool replayed = false) => uplink.Append(frame, replayed);

    public bool TryTake(out AssistantAudio entry) => lane.TryTake(out entry);

    public void Attach(Action onAvailable)
    {
        uplink.Plug();
        lane.Attach(onAvailable);
    }

    public long? Detach()
    {
        lane.Close();
        return uplink.Unplug();
    }

    public void Commit(string commandId) => uplink.Send(new CommitInput { Id = commandId });

    public long? PositionOf(string commandId) => uplink.PositionOf(commandId);

    public long? PositionAt(int sentMs) => uplink.PositionAt(AudioFormat.Realtime.MillisecondsToSamples(sentMs));
}
