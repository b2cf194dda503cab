using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// The work of a stage that answers every frame with the same frame, changed or merely looked at: the simplest stage there
/// is to write. <see cref="AudioFlows.InPlace"/> makes a flow of it.
/// </summary>
/// <remarks>
/// One processor serves one stream and is called by one thread at a time, so it may keep state. What it throws is the
/// stage's failure, which the pipeline's policy answers. A processor that implements <see cref="IDisposable"/> is disposed when its
/// stream ends, however it ends.
/// </remarks>
public interface IFrameProcessor
{
    /// <summary>Works on a frame. The frame is lent: neither keep nor dispose it, nor change its number of samples.</summary>
    void Process(AudioFrame frame);

    /// <summary>The input has come to its regular end. Not called when the stream fails or is cancelled.</summary>
    void End()
    {
    }
}
