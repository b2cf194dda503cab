using System.Diagnostics;
using LiveKit.Rtc.Audio;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>
/// What a <see cref="LocalAudioTrack"/> sends: samples go in, WebRTC takes 10 ms of them every 10 ms, and sends silence when there is nothing.
/// One frame is handed over at a time by one caller; sources of their own do not disturb each other.
/// </summary>
public sealed class AudioSource : IDisposable
{
    /// <summary>How long beyond its own queue the native library may take to accept a frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FfiClient _client;
    private readonly FfiHandle _handle;
    private readonly Lock _gate = new();
    private readonly NativeQueue _queue;

    /// <summary>A source of that format.</summary>
    /// <param name="sampleRate">Samples per second and channel: 8,000 to 192,000, a multiple of 100.</param>
    /// <param name="numChannels">1 (mono) or 2 (stereo).</param>
    /// <param name="queueSizeMs">
    /// How much sound the native queue takes before <see cref="CaptureFrameAsync(AudioFrame)"/> waits: a multiple of 10 ms, up to 60,000. It may
    /// hold twice as much. 0 means no queue: frames must be of 10 ms and come at the pace they are played.
    /// </param>
    /// <exception cref="NativeLibraryException">There is no native library.</exception>
    public AudioSource(int sampleRate, int numChannels, int queueSizeMs = 1000)
    {
        if (sampleRate is < 8_000 or > 192_000 || sampleRate % 100 != 0)
            throw new ArgumentOutOfRangeException(nameof(sampleRate), sampleRate, "allowed: a multiple of 100 from 8,000 to 192,000 Hz");
        if (numChannels is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(numChannels), numChannels, "allowed: 1 or 2");
        if (queueSizeMs is < 0 or > 60_000 || queueSizeMs % 10 != 0)
            throw new ArgumentOutOfRangeException(nameof(queueSizeMs), queueSizeMs, "allowed: a multiple of 10 from 0 to 60,000 ms");
        SampleRate = sampleRate;
        NumChannels = numChannels;
        QueueSizeMs = queueSizeMs;
        _queue = new NativeQueue(sampleRate, queueSizeMs);
        _client = FfiClient.Instance;
        var answer = _client.Request(new FfiRequest
        {
            NewAudioSource = new NewAudioSourceRequest
            {
                Type = AudioSourceType.AudioSourceNative,
                SampleRate = (uint)sampleRate,
                NumChannels = (uint)numChannels,
                QueueSizeMs = (uint)queueSizeMs,
                Options = new Proto.AudioSourceOptions { EchoCancellation = false, NoiseSuppression = false, AutoGainControl = false },
            },
        });
        _handle = new FfiHandle(answer.NewAudioSource.Source.Handle.Id);
    }

    /// <summary>Samples per second and channel.</summary>
    public int SampleRate { get; }

    /// <summary>1 is mono, 2 is stereo.</summary>
    public int NumChannels { get; }

    /// <summary>How much the native queue takes before a caller waits, in ms.</summary>
    public int QueueSizeMs { get; }

    /// <summary>
    /// What was handed over and is not yet sent, in steps of 10 ms. The native library does not tell; it is known by the clock, and from
    /// the moments of its answers where more is handed over than <see cref="QueueSizeMs"/>.
    /// </summary>
    public TimeSpan QueuedDuration
    {
        get
        {
            lock (_gate)
                return TimeSpan.FromTicks(_queue.Samples(Stopwatch.GetTimestamp()) * TimeSpan.TicksPerSecond / SampleRate);
        }
    }

    internal ulong Handle => _handle.Use(this);

    /// <inheritdoc cref="CaptureFrameAsync(ReadOnlySpan{short})"/>
    /// <exception cref="ArgumentException">The frame's format is not the source's.</exception>
    public ValueTask CaptureFrameAsync(AudioFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.SampleRate != SampleRate || frame.NumChannels != NumChannels)
            throw new ArgumentException($"The frame has {frame.SampleRate} Hz and {frame.NumChannels} channels; the source takes {SampleRate} Hz and {NumChannels}.", nameof(frame));
        return CaptureFrameAsync(frame.Data);
    }

    /// <summary>
    /// Hands samples over. They are copied at once; the task is done when the native queue has room for more, and allocates nothing. Await each
    /// exactly once, before the next.
    /// </summary>
    /// <param name="samples">16-bit samples at the source's rate, channels interleaved. None: nothing happens.</param>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    /// <exception cref="RtcTimeoutException">The native library took longer than its queue's length and five seconds.</exception>
    public ValueTask CaptureFrameAsync(ReadOnlySpan<short> samples)
    {
        if (samples.Length % NumChannels != 0)
            throw new ArgumentException($"{samples.Length} samples are no whole number of samples for {NumChannels} channels.", nameof(samples));
        var handle = Handle;
        if (samples.IsEmpty)
            return ValueTask.CompletedTask;

        var length = samples.Length / NumChannels;
        var duration = TimeSpan.FromTicks(length * TimeSpan.TicksPerSecond / SampleRate);
        var operation = CaptureTable.Rent();
        var task = operation.Begin(this, samples, TimeSpan.FromMilliseconds(2 * QueueSizeMs) + duration + Patience, out var copy);
        Span<byte> message = stackalloc byte[CaptureMessage.MaxSize];
        lock (_gate)
            operation.Handover = _queue.Add(length, Stopwatch.GetTimestamp());
        if (!_client.Send(CaptureMessage.Write(message, handle, copy, NumChannels, SampleRate, length, operation.Id)))
        {
            lock (_gate)
                _queue.Remove(length);
            operation.OnAnswer("the native library refused it");
        }
        return task;
    }

    /// <summary>Throws away what is queued and not yet sent.</summary>
    public void ClearQueue()
    {
        _client.Request(new FfiRequest { ClearAudioBuffer = new ClearAudioBufferRequest { SourceHandle = Handle } });
        lock (_gate)
            _queue.Clear();
    }

    /// <summary>Waits until what was handed over is sent, by the clock, or thrown away.</summary>
    public async Task WaitForPlayoutAsync(CancellationToken cancellation = default)
    {
        while (QueuedDuration is var left && left > TimeSpan.Zero)
        {
            // At most 20 ms at a time: the queue may be cleared, or filled, meanwhile.
            await Task.Delay(left < TimeSpan.FromMilliseconds(20) ? left : TimeSpan.FromMilliseconds(20), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the source: tracks over it send silence, and a capture that waits ends with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (_handle.IsClosed)
            return;
        _handle.Dispose();
        CaptureTable.Fail(this, new ObjectDisposedException(nameof(AudioSource)));
        lock (_gate)
            _queue.Clear();
    }

    /// <summary>The native library has taken a frame. Called on its own thread.</summary>
    internal void OnTaken(in NativeQueue.Handover frame, long now)
    {
        lock (_gate)
            _queue.Answered(frame, now);
    }
}
