using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// What a stage tells beside the audio. Events are published on the stream's own thread, between two frames: who takes them
/// must hand them on and return (as <c>Tell</c> does), and must not throw.
/// </summary>
/// <param name="Stage">Which stage, for example <c>input[2] energy-vad</c>.</param>
public abstract record StageEvent(string Stage);

/// <summary>A measurement of a <see cref="AudioFlows.LevelMeter"/>.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Position">Where the measured stretch begins, in samples since the start of the stream.</param>
/// <param name="Samples">How long it is, in samples.</param>
/// <param name="Level">How loud it was.</param>
public sealed record LevelMeasured(string Stage, long Position, int Samples, AudioLevel Level) : StageEvent(Stage);

/// <summary>Speech has started, says an <see cref="AudioFlows.EnergyVad"/>.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Position">The first sample of the speech, since the start of the stream: before the moment of the event by the least length of speech.</param>
/// <param name="NoiseFloorDbfs">The noise floor it rose above, in dBFS.</param>
public sealed record SpeechStarted(string Stage, long Position, double NoiseFloorDbfs) : StageEvent(Stage);

/// <summary>Speech goes on, says an <see cref="AudioFlows.EnergyVad"/>: told each time when another <see cref="EnergyVadOptions.TellVoicedMs"/> of voice were counted in it.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Position">The end of what was counted, in samples since the start of the stream.</param>
/// <param name="VoicedMs">How much voice there was in the speech so far, in ms: its gaps are not counted.</param>
public sealed record SpeechHeard(string Stage, long Position, int VoicedMs) : StageEvent(Stage);

/// <summary>Speech has stopped, says an <see cref="AudioFlows.EnergyVad"/>; also told when the stream ends within speech.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Position">The sample after the last one of the speech, since the start of the stream: before the moment of the event by the hangover.</param>
public sealed record SpeechStopped(string Stage, long Position) : StageEvent(Stage);

/// <summary>A stage of a pipeline has failed, and its pipeline's policy was applied. Once for each stage of a stream.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Position">Where the audio went past the stage from, in samples since the start of the stream.</param>
/// <param name="Bypassed">True: audio goes past the stage from here on. False: the stream has ended.</param>
/// <param name="Cause">What it threw, or what was wrong.</param>
public sealed record StageFailed(string Stage, long Position, bool Bypassed, Exception Cause) : StageEvent(Stage);
