using Akka.Streams;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Sessions;

/// <summary>A graph that does nothing and does not even end.</summary>
internal sealed class EndlessAudio : ISessionAudioFactory, ISessionAudio
{
    public Task Completion { get; } = new TaskCompletionSource().Task;

    public ISessionAudio Start(IRoom room, Action<SessionAudioEvent> onEvent, IMaterializer materializer, ISessionAudio? before = null) => this;

    public void Flush(long flushId, IReadOnlyCollection<string> responseIds)
    {
    }

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void Plug(IRealtimeLink link, MicrophoneReplay? replay = null)
    {
    }

    public void ReadMicrophone(IRealtimeLink link, int fromMs, int toMs, Action<ReadOnlyMemory<byte>> onRead)
    {
    }

    public void Unplug()
    {
    }

    public void Stop()
    {
    }

    public void Forget()
    {
    }
}
