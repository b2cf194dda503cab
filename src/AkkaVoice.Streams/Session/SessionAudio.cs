using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Session.Playing;
using AkkaVoice.Streams.Session.Switching;

namespace AkkaVoice.Streams.Session;

/// <summary>The hold on a running session graph: commands go to the switch and to the playout.</summary>
internal sealed class SessionAudio(SwitchControl realtime, PlayoutControl playout) : ISessionAudio
{
    public Task Completion => playout.Completion;

    /// <summary>What is known of the microphone, for the graph that follows this one.</summary>
    internal MicrophoneMemory Microphone => realtime.Microphone;

    /// <summary>How often the voice had to stop in the middle of an item.</summary>
    public long Underruns => playout.Underruns;

    public void Flush(long flushId, IReadOnlyCollection<string> responseIds) =>
        playout.Commands.Post(new PlayoutCommand.Flush(flushId, responseIds));

    public void Pause() => playout.Commands.Post(new PlayoutCommand.Pause());

    public void Resume() => playout.Commands.Post(new PlayoutCommand.Resume());

    public void Plug(IRealtimeLink link, MicrophoneReplay? replay = null) => realtime.Commands.Post(new SwitchCommand.Plug(link.Audio, replay));

    public void Unplug() => realtime.Commands.Post(new SwitchCommand.Plug(null));

    public void ReadMicrophone(IRealtimeLink link, int fromMs, int toMs, Action<ReadOnlyMemory<byte>> onRead) =>
        realtime.Commands.Post(new SwitchCommand.Read(link.Audio, fromMs, toMs, onRead));

    public void Stop() => playout.Commands.Post(new PlayoutCommand.Stop());

    public void Forget() => realtime.Microphone.Forget();
}
