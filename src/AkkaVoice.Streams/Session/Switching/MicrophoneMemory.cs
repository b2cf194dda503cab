using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// What a session knows of its microphone: the latest of it, how far it was sent, and where. Outlives the graph that fills it, so that the
/// session's next one goes on with it. Used by one running graph at a time, on its thread.
/// </summary>
/// <param name="ringSamples">How much of the microphone is kept, in samples.</param>
internal sealed class MicrophoneMemory(int ringSamples)
{
    /// <summary>The latest of the microphone.</summary>
    public MicrophoneRing Ring { get; } = new(ringSamples);

    /// <summary>The connection that was plugged in last; null before the first.</summary>
    public IRealtimeAudio? Last { get; set; }

    /// <summary>The place of the first sample that no connection was sent.</summary>
    public long Next { get; set; }
}
