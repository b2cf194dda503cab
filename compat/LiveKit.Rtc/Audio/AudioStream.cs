using System.Diagnostics.CodeAnalysis;
using LiveKit.Rtc.Audio;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>
/// The sound of a track, frame by frame, in real time: a reader that is late finds the oldest frames gone, and counted. It ends when the track
/// does, when its room is left, or when it is disposed. One reader; reading allocates nothing as long as each frame is disposed.
/// </summary>
public sealed class AudioStream : IAsyncEnumerable<AudioFrame>, IDisposable
{
    private readonly FfiClient _client;
    private readonly FfiHandle _handle;
    private readonly FrameQueue _queue;
    private readonly Track _track;
    private long _received;

    /// <summary>Begins to listen to a track.</summary>
    /// <exception cref="ObjectDisposedException">The track is gone.</exception>
    public AudioStream(Track track, AudioStreamOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(track);
        Options = options ?? new AudioStreamOptions();
        Options.Validate();
        if (track.Kind != TrackKind.Audio)
            throw new ArgumentException($"The track {track.Sid} is of kind {track.Kind}; an audio stream takes one of kind {TrackKind.Audio}.", nameof(track));
        _track = track;
        _queue = new FrameQueue(Options.Capacity);
        _client = FfiClient.Instance;
        var request = new NewAudioStreamRequest
        {
            TrackHandle = track.Handle,
            Type = AudioStreamType.AudioStreamNative,
            SampleRate = (uint)Options.SampleRate,
            NumChannels = (uint)Options.NumChannels,
            // Bounded there too: what waits while this process stands still is dropped, not kept.
            QueueSizeFrames = (uint)Math.Max(Options.Capacity, 10),
        };
        if (Options.FrameSizeMs is { } size)
            request.FrameSizeMs = (uint)size;
        _handle = new FfiHandle(_client.Request(new FfiRequest { NewAudioStream = request }).NewAudioStream.Stream.Handle.Id);
        _client.Listen(_handle.Id, this);
        track.Add(this);
    }

    /// <summary>What it was made with.</summary>
    public AudioStreamOptions Options { get; }

    /// <summary>Frames that came.</summary>
    public long ReceivedFrames => Interlocked.Read(ref _received);

    /// <summary>Frames that were dropped because nobody had read them in time.</summary>
    public long DroppedFrames => _queue.Dropped;

    /// <summary>Frames that wait for the reader.</summary>
    public int QueuedFrames => _queue.Count;

    /// <summary>The next frame, if there is one already. It is the caller's, to be disposed when done with.</summary>
    public bool TryRead([NotNullWhen(true)] out AudioFrame? frame) => _queue.TryRead(out frame);

    /// <summary>True when a frame can be read; false when the stream has ended. It ends with the track; <see cref="Dispose"/> ends a wait.</summary>
    public ValueTask<bool> WaitToReadAsync() => _queue.WaitAsync();

    /// <summary>All frames to come. Each is the caller's, to be disposed when done with; leaving the loop does not end the stream.</summary>
    public async IAsyncEnumerator<AudioFrame> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var registration = cancellationToken.UnsafeRegister(static queue => ((FrameQueue)queue!).Poke(), _queue);
        while (await WaitToReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (TryRead(out var frame))
                yield return frame;
        }
    }

    /// <summary>Stops listening. Frames that are queued can still be read.</summary>
    public void Dispose()
    {
        OnEnd();
        _track.Remove(this);
    }

    internal void OnFrame(ReadOnlySpan<short> samples, int sampleRate, int channels)
    {
        Interlocked.Increment(ref _received);
        _queue.Write(samples, sampleRate, channels);
    }

    /// <summary>The track has ended, or is no longer listened to.</summary>
    internal void OnEnd()
    {
        _client.Forget(_handle.Id);
        _handle.Dispose();
        _queue.End();
    }
}
