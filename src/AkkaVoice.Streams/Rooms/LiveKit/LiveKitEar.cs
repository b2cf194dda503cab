using AkkaVoice.Audio;
using LiveKit.Rtc;
using Microsoft.Extensions.Logging;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Listens to one microphone track at a time and gives its frames to the session's microphone.</summary>
internal sealed class LiveKitEar(QueuedMicrophone microphone, PreConnectAudio preConnect, ILogger logger)
{
    private const int FrameMs = 20;

    private readonly Lock _lock = new();
    private AudioStream? _stream;
    private CancellationTokenSource? _stop;

    /// <summary>The track that is listened to; null for none.</summary>
    public string? TrackSid { get; private set; }

    /// <summary>Listens to a track instead of the one before.</summary>
    /// <param name="track">The track.</param>
    /// <param name="hasEarlier">Whether audio from before the connection was announced for it.</param>
    /// <param name="patience">How long that may be on its way.</param>
    public void Listen(RemoteTrack track, bool hasEarlier, TimeSpan patience)
    {
        lock (_lock)
        {
            Stop();
            // While earlier audio is waited for, the live audio waits as well, and none of it may be lost.
            var capacity = hasEarlier ? (int)(patience.TotalMilliseconds / FrameMs) + 50 : 25;
            _stream = new AudioStream(track, new AudioStreamOptions
            {
                SampleRate = AudioFormat.Realtime.SampleRate,
                NumChannels = AudioFormat.Realtime.Channels,
                FrameSizeMs = FrameMs,
                Capacity = capacity,
            });
            TrackSid = track.Sid;
            _stop = new CancellationTokenSource();
            _ = ReadAsync(_stream, hasEarlier ? track.Sid : null, _stop.Token);
        }
    }

    /// <summary>Listens no longer, if it is to that track.</summary>
    public void Leave(string trackSid)
    {
        lock (_lock)
        {
            if (TrackSid == trackSid)
                Stop();
        }
    }

    /// <summary>Listens to nothing.</summary>
    public void Leave()
    {
        lock (_lock)
            Stop();
    }

    private void Stop()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stream?.Dispose();
        (_stop, _stream, TrackSid) = (null, null, null);
    }

    private async Task ReadAsync(AudioStream stream, string? trackWithEarlier, CancellationToken stop)
    {
        try
        {
            if (trackWithEarlier is not null)
            {
                var earlier = new List<AudioFrame>(await preConnect.ForAsync(trackWithEarlier, stop).ConfigureAwait(false));
                while (stream.TryRead(out var waited))
                    earlier.Add(Copy(waited));
                microphone.AddEarlier(earlier);
            }

            while (await stream.WaitToReadAsync().ConfigureAwait(false))
            {
                while (stream.TryRead(out var heard))
                    microphone.Add(Copy(heard));
            }
        }
        catch (OperationCanceledException)
        {
            // Another track is listened to, or none.
        }
        catch (Exception e)
        {
            LiveKitRoomLog.EarFailed(logger, e);
        }
    }

    private static AudioFrame Copy(global::LiveKit.Rtc.AudioFrame heard)
    {
        using (heard)
        {
            var frame = AudioFrame.Rent(AudioFormat.Realtime, heard.SamplesPerChannel);
            heard.Data.CopyTo(frame.Samples);
            return frame;
        }
    }
}
