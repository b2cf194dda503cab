using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// A microphone into which recordings are spoken, in real time, with silence between them. All members may be called on any thread.
/// </summary>
public sealed class FileMicrophone
{
    private readonly RoomClock _clock;
    private readonly Recording? _recording;
    private readonly UtterancePlan _plan = new();
    private volatile bool _hasLeft;

    internal FileMicrophone(RoomClock clock, Recording? recording)
    {
        _clock = clock;
        _recording = recording;
    }

    /// <summary>Whether nothing is being said and nothing is planned to be.</summary>
    public bool IsQuiet => _plan.IsEmpty;

    internal Source<AudioFrame, NotUsed> Source =>
        Akka.Streams.Dsl.Source.FromGraph(new FileMicrophoneSource(_clock, Fill, () => _hasLeft));

    /// <summary>Says something now, or right behind what is being said.</summary>
    /// <param name="utterance">What to say.</param>
    /// <returns>Completes when its last sample has been said; is cancelled when the person leaves before.</returns>
    public Task Say(Utterance utterance) => _plan.Add(utterance, at: null);

    /// <summary>Says something at a given time, or right behind what is being said then.</summary>
    /// <param name="at">Time since the room's start; past times mean now.</param>
    /// <param name="utterance">What to say.</param>
    /// <returns>Completes when its last sample has been said; is cancelled when the person leaves before.</returns>
    public Task SayAt(TimeSpan at, Utterance utterance) => _plan.Add(utterance, Math.Max(0, AudioFormat.Realtime.SamplesIn(at)));

    /// <summary>The person leaves for good: the microphone completes.</summary>
    public void Leave()
    {
        _hasLeft = true;
        _plan.Cancel();
    }

    private void Fill(long position, Span<short> samples)
    {
        _plan.Fill(position, samples);
        _recording?.Heard(RecordedSide.Caller, position, samples);
        _recording?.CommitUntil(position + samples.Length);
    }
}
