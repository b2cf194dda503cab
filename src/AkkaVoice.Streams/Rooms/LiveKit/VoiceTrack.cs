using AkkaVoice.Audio;
using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>The agent's track and its native queue, which plays silence when it is empty.</summary>
internal sealed class VoiceTrack : IVoiceTrack, IDisposable
{
    // The native queue is a frame shorter than what it is given: a frame that it takes in the end, and not at once, tells when and how much it holds.
    private const int FrameMs = 20;

    private readonly AudioSource _source;

    public VoiceTrack(string name, int queueMs)
    {
        _source = new AudioSource(AudioFormat.Realtime.SampleRate, AudioFormat.Realtime.Channels, Math.Max(FrameMs, queueMs - FrameMs));
        try
        {
            Track = LocalAudioTrack.Create(name, _source);
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    public LocalAudioTrack Track { get; }

    public TimeSpan Queued => _source.QueuedDuration;

    public ValueTask TakeAsync(ReadOnlySpan<short> samples) => _source.CaptureFrameAsync(samples);

    public void Clear() => _source.ClearQueue();

    public void Dispose()
    {
        Track.Dispose();
        _source.Dispose();
    }
}
