using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Realtime;

/// <summary>What an <see cref="AssistantAudio"/> is.</summary>
public enum AssistantAudioKind
{
    /// <summary>Audio to be played.</summary>
    Frame,

    /// <summary>The model has sent all audio of an item.</summary>
    ItemEnd,

    /// <summary>The lane was full: audio of a response was thrown away, and the rest of it will be.</summary>
    Overflow,
}

/// <summary>A piece of what the model says, on the lane between a connection and the session's playout.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Tag">Whose it is.</param>
/// <param name="Frame">The audio, of any length; null unless <paramref name="Kind"/> is <see cref="AssistantAudioKind.Frame"/>.</param>
/// <param name="DroppedSamples">What was thrown away, in samples; 0 unless <paramref name="Kind"/> is <see cref="AssistantAudioKind.Overflow"/>.</param>
public readonly record struct AssistantAudio(AssistantAudioKind Kind, AudioTag Tag, AudioFrame? Frame = null, int DroppedSamples = 0);
