using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// The stages of the audio path as flows. All take and give frames of any format and length and can be materialised any number
/// of times; each materialisation has a state of its own. Time is counted in samples: no stage has a timer, none waits.
/// </summary>
public static class AudioFlows
{
    /// <summary>
    /// A stage of a person's own that changes or inspects every frame where it is.
    /// <para>Emits when: the upstream gives a frame; the same frame, after <see cref="IFrameProcessor.Process"/>.</para>
    /// <para>Backpressures when: the downstream does.</para>
    /// <para>Completes when: the upstream completes, after <see cref="IFrameProcessor.End"/>.</para>
    /// <para>Cancels when: the downstream cancels.</para>
    /// <para>Holds at most: nothing. On overflow: cannot happen.</para>
    /// <para>Ownership: takes the frame, lends it to the processor, passes it on. When the processor throws, the frame is returned
    /// and the stage fails.</para>
    /// </summary>
    /// <param name="name">What logs call the stage.</param>
    /// <param name="create">Makes the processor of one stream.</param>
    public static Flow<AudioFrame, AudioFrame, NotUsed> InPlace(string name, Func<IFrameProcessor> create) =>
        Flow.FromGraph(new InPlaceStage(name, create));

    /// <summary>
    /// Makes audio louder or quieter. Emits, backpressures, completes, cancels and owns like <see cref="InPlace"/>.
    /// </summary>
    /// <param name="decibels">Amplification in dB, -120 to 60; 0 changes nothing, -6 halves the amplitude.</param>
    /// <param name="limit">What becomes of values that would exceed full scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amplification is outside its range.</exception>
    public static Flow<AudioFrame, AudioFrame, NotUsed> Gain(double decibels, GainLimit limit = GainLimit.Soft)
    {
        Ranges.Check(decibels, -120, 60);
        return InPlace("Gain", () => new Gain(decibels, limit));
    }

    /// <summary>
    /// Removes a constant offset and rumble below the voice. Emits, backpressures, completes, cancels and owns like
    /// <see cref="InPlace"/>.
    /// </summary>
    /// <param name="cutoffHz">Where the level is 3 dB down, in Hz, above 0 and below half the sample rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cut-off is not above 0.</exception>
    public static Flow<AudioFrame, AudioFrame, NotUsed> DcRemoval(double cutoffHz = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoffHz);
        return InPlace("DcRemoval", () => new DcRemoval(cutoffHz));
    }

    /// <summary>
    /// Measures how loud the audio is, and changes nothing. Emits, backpressures, completes, cancels and owns like
    /// <see cref="InPlace"/>.
    /// </summary>
    /// <param name="interval">The stretch of audio that one measurement covers; at least one sample.</param>
    /// <param name="publish">Takes each measurement; see <see cref="StageEvent"/> for what it may do.</param>
    /// <param name="source">What <see cref="StageEvent.Stage"/> says.</param>
    public static Flow<AudioFrame, AudioFrame, NotUsed> LevelMeter(TimeSpan interval, Action<StageEvent> publish, string source = "level-meter")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return InPlace("LevelMeter", () => new LevelMeter(interval, publish, source));
    }

    /// <summary>
    /// Turns audio down while it is quieter than a voice. Emits, backpressures, completes, cancels and owns like
    /// <see cref="InPlace"/>.
    /// </summary>
    /// <param name="options">Thresholds and times.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static Flow<AudioFrame, AudioFrame, NotUsed> NoiseGate(NoiseGateOptions options)
    {
        options.ThrowIfInvalid();
        return InPlace("NoiseGate", () => new NoiseGate(options));
    }

    /// <summary>
    /// Tells when speech starts and stops, by energy above a tracked noise floor, and changes nothing. Emits, backpressures,
    /// completes, cancels and owns like <see cref="InPlace"/>.
    /// </summary>
    /// <param name="options">Thresholds and times.</param>
    /// <param name="publish">Takes <see cref="SpeechStarted"/> and <see cref="SpeechStopped"/>; see <see cref="StageEvent"/> for what it may do.</param>
    /// <param name="source">What <see cref="StageEvent.Stage"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static Flow<AudioFrame, AudioFrame, NotUsed> EnergyVad(EnergyVadOptions options, Action<StageEvent> publish, string source = "energy-vad")
    {
        options.ThrowIfInvalid();
        return InPlace("EnergyVad", () => new EnergyVad(options, publish, source));
    }

    /// <summary>
    /// Cuts audio that comes in pieces of any size into frames of exactly one length.
    /// <para>A frame never mixes two tags or two formats: where they change, where an empty frame arrives (which says "nothing more
    /// for now" and is swallowed), and at the end, what is left is filled up with silence and emitted. A frame's position
    /// is that of its first sample.</para>
    /// <para>Emits when: a full frame is there, or what is left must go.</para>
    /// <para>Backpressures when: the downstream does, and a frame is waiting.</para>
    /// <para>Completes when: the upstream has completed and the last, filled-up frame was taken.</para>
    /// <para>Cancels when: the downstream cancels.</para>
    /// <para>Holds at most: one input frame and one unfinished frame. On overflow: cannot happen.</para>
    /// <para>Ownership: takes the input. A frame that has the right length where nothing is left over is passed on as it is; others are
    /// copied and returned. What is held when the stream is cancelled, fails or is stopped is returned.</para>
    /// </summary>
    /// <param name="length">The length of each frame; a whole number of samples of every format that flows (20 ms are, of every usual one).</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0.</exception>
    public static Flow<AudioFrame, AudioFrame, NotUsed> Chunker(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        return Flow.FromGraph(new ChunkerStage(length));
    }
}
