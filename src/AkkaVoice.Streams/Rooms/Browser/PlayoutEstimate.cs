using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>
/// What of the voice has sounded at the browser: the last report, and since then what must have sounded while it was playing. Used under its
/// owner's lock.
/// </summary>
/// <remarks>
/// The estimate never runs more than <see cref="MostAheadSamples"/> past a report, so a browser that stands still is not believed to play on, and a
/// report is never believed to be faster than time.
/// </remarks>
internal sealed class PlayoutEstimate(TimeProvider time)
{
    /// <summary>100 ms: reports come every 20 ms while the voice sounds.</summary>
    public const int MostAheadSamples = 2_400;

    private long _sent;
    private long _reported;
    private long _reportedAt;
    private long _firstSentAt;
    private bool _isPlaying;

    /// <summary>Counts the clears; what speaks of an earlier one is stale.</summary>
    public ushort Epoch { get; private set; }

    /// <summary>Samples sent in this epoch.</summary>
    public long Sent => _sent;

    /// <summary>Notes samples that go to the browser.</summary>
    public void Send(int samples)
    {
        if (_sent == 0)
            _firstSentAt = time.GetTimestamp();
        _sent += samples;
    }

    /// <summary>Takes a report.</summary>
    /// <returns>Whether it speaks of this epoch.</returns>
    public bool Report(PlayoutReport report)
    {
        if (report.Epoch != Epoch)
            return false;
        // 100 ms of slack, and 2 % for a sound card that runs fast.
        var possible = _sent == 0 ? 0 : MostAheadSamples + (AudioFormat.Realtime.SamplesIn(time.GetElapsedTime(_firstSentAt)) * 51 / 50);
        _reported = Math.Clamp(report.Played, _reported, Math.Max(_reported, Math.Min(_sent, possible)));
        _reportedAt = time.GetTimestamp();
        _isPlaying = report.IsPlaying;
        return true;
    }

    /// <summary>Samples sent that will not have sounded yet after <paramref name="delay"/> from now.</summary>
    public int Queued(TimeSpan delay)
    {
        var ahead = _isPlaying ? AudioFormat.Realtime.SamplesIn(time.GetElapsedTime(_reportedAt) + delay) : 0;
        return (int)Math.Max(0, _sent - _reported - Math.Min(ahead, MostAheadSamples));
    }

    /// <summary>Begins a new epoch, of which nothing is sent yet.</summary>
    public void Clear()
    {
        Epoch++;
        (_sent, _reported, _isPlaying) = (0, 0, false);
    }
}
