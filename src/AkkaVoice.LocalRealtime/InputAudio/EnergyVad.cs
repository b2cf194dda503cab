using AkkaVoice.Audio;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>
/// Decides frame by frame whether somebody speaks, by the energy of the frame. Its clock is the audio itself: when nothing is
/// appended, nothing changes. Frames are 32 ms long and begin at multiples of 32 ms on that clock, as the service's do.
/// </summary>
/// <remarks>
/// Speech begins with two loud frames in a row, so that a click does not start it, and is then counted from the first of the two.
/// It ends when all frames of the silence duration were quiet. A frame is loud above a level that follows the threshold:
/// -60 dBFS + 36 dB x threshold (0.5: -42 dBFS). While speech lasts the level is 6 dB lower, so that it does not
/// flicker. The service runs a trained detector instead; its threshold means probability, this one's loudness.
/// </remarks>
internal sealed class EnergyVad
{
    /// <summary>Length of a frame, ms.</summary>
    public const int FrameMs = 32;

    /// <summary>Length of a frame, samples at 24 kHz.</summary>
    public const int FrameSamples = FrameMs * InputAudioBuffer.SamplesPerMs;

    private const int OnsetFrames = 2;
    private const double HysteresisDb = 6;

    private readonly short[] _frame = new short[FrameSamples];
    private int _filled;
    private long _frames;
    private int _loudFrames;
    private int _quietFrames;

    public bool IsSpeech { get; private set; }

    /// <summary>End of the last frame that was judged, in ms on the append clock; always a multiple of 32.</summary>
    public long ClockMs => _frames * FrameMs;

    /// <summary>Where the present or the last speech began (without padding), in ms on the append clock.</summary>
    public long SpeechStartMs { get; private set; }

    /// <summary>Forgets the speech in progress. The clock goes on.</summary>
    public void Reset()
    {
        IsSpeech = false;
        _loudFrames = 0;
        _quietFrames = 0;
    }

    /// <summary>Takes samples up to the end of the next frame, or all when they do not fill it.</summary>
    /// <param name="samples">What was appended; what is left is passed again.</param>
    /// <param name="threshold">0 to 1.</param>
    /// <param name="silenceMs">Silence that ends speech.</param>
    /// <param name="change">What this frame changed.</param>
    /// <returns>How many samples were taken.</returns>
    public int Feed(ReadOnlySpan<short> samples, double threshold, int silenceMs, out VadChange change)
    {
        change = VadChange.None;
        var take = Math.Min(samples.Length, FrameSamples - _filled);
        samples[..take].CopyTo(_frame.AsSpan(_filled));
        _filled += take;
        if (_filled == FrameSamples)
        {
            _filled = 0;
            _frames++;
            change = Judge(AudioLevel.RmsOf(_frame), threshold, silenceMs);
        }

        return take;
    }

    private VadChange Judge(double levelDb, double threshold, int silenceMs)
    {
        var needed = -60 + (36 * threshold) - (IsSpeech ? HysteresisDb : 0);
        if (levelDb >= needed)
        {
            _quietFrames = 0;
            return IsSpeech || ++_loudFrames < OnsetFrames ? VadChange.None : StartSpeech();
        }

        _loudFrames = 0;
        if (!IsSpeech || ++_quietFrames * FrameMs < silenceMs)
        {
            return VadChange.None;
        }

        Reset();
        return VadChange.Stopped;
    }

    private VadChange StartSpeech()
    {
        IsSpeech = true;
        _loudFrames = 0;
        SpeechStartMs = ClockMs - (OnsetFrames * FrameMs);
        return VadChange.Started;
    }
}
