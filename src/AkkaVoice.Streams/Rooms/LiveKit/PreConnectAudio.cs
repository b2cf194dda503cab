using System.Collections.Concurrent;
using System.Globalization;
using LiveKit.Rtc;
using Microsoft.Extensions.Logging;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>
/// What people said before they were connected: front ends record it and send it as a byte stream that names the track it belongs to (topic
/// <see cref="Topic"/>; attributes <c>trackId</c>, <c>sampleRate</c>, <c>channels</c>; raw 16-bit samples).
/// </summary>
internal sealed class PreConnectAudio(TimeSpan patience, TimeProvider time, ILogger logger)
{
    public const string Topic = "lk.agent.pre-connect-audio-buffer";

    // Twenty seconds of 48 kHz stereo; a front end records a few seconds.
    private const int MostBytes = 20 * 48_000 * 4;

    // What was complete long before anybody asked belongs to another moment.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Recording>> _recordings = new();

    private readonly record struct Recording(byte[] Pcm, int Rate, int Channels, long CompletedAt);

    /// <summary>Takes a byte stream of the topic.</summary>
    public async Task TakeAsync(ByteStreamReader reader, string identity)
    {
        using (reader)
        {
            var info = reader.Info;
            if (IsOpus(info.MimeType))
            {
                LiveKitRoomLog.PreConnectRefused(logger, identity, $"its form is {info.MimeType}; raw samples are taken");
                return;
            }

            var track = info.Attributes.GetValueOrDefault("trackId", "");
            if (track == "" || !IsNumber(info, "sampleRate", 8_000, 192_000, out var rate) || !IsNumber(info, "channels", 1, 2, out var channels))
            {
                LiveKitRoomLog.PreConnectRefused(logger, identity, "trackId, sampleRate (8000 to 192000) and channels (1 or 2) must be given");
                return;
            }

            using var pcm = new MemoryStream();
            await foreach (var part in reader.ConfigureAwait(false))
            {
                if (pcm.Length + part.Length > MostBytes)
                {
                    LiveKitRoomLog.PreConnectRefused(logger, identity, $"it is longer than {MostBytes} bytes");
                    return;
                }

                pcm.Write(part.Span);
            }

            Of(track).TrySetResult(new Recording(pcm.ToArray(), rate, channels, time.GetTimestamp()));
        }
    }

    /// <summary>The recording that belongs to a track; none when it does not come in time.</summary>
    public async Task<IReadOnlyList<AudioFrame>> ForAsync(string track, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        try
        {
            var recording = await Of(track).Task.WaitAsync(patience, time, cancellation).ConfigureAwait(false);
            if (recording.CompletedAt < asked && time.GetElapsedTime(recording.CompletedAt, asked) > Freshness)
                return [];
            return PreConnectPcm.ToFrames(recording.Pcm, recording.Rate, recording.Channels);
        }
        catch (TimeoutException)
        {
            LiveKitRoomLog.PreConnectMissing(logger, track, patience.TotalSeconds);
            return [];
        }
        finally
        {
            _recordings.TryRemove(track, out _);
        }
    }

    private TaskCompletionSource<Recording> Of(string track) =>
        _recordings.GetOrAdd(track, static _ => new TaskCompletionSource<Recording>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static bool IsOpus(string mime) =>
        mime == "audio/opus" || mime.Contains("codecs=opus", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(ByteStreamInfo info, string key, int from, int to, out int value) =>
        int.TryParse(info.Attributes.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= from && value <= to;
}
