using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>How far one item of the model's has come on its way to the person's ear. All counts are in samples.</summary>
internal sealed class PlayoutItem(AudioTag? tag)
{
    /// <summary>Whose audio it is; null for audio that belongs to no item (a pipeline's own sounds).</summary>
    public AudioTag? Tag => tag;

    public long Received { get; set; }

    public long Heard { get; set; }

    /// <summary>Whether the model has sent all of it.</summary>
    public bool IsComplete { get; set; } = tag is null;

    /// <summary>Whether its first sample was handed to the room once.</summary>
    public bool HasStarted { get; set; }

    /// <summary>Whether its end was told.</summary>
    public bool HasEnded { get; set; }

    public bool IsHeardOut => IsComplete && Heard == Received;

    public PlayoutPosition Position
    {
        get
        {
            var heard = (int)AudioFormat.Realtime.SamplesToMilliseconds(Heard);
            var received = (int)AudioFormat.Realtime.SamplesToMilliseconds(Received);
            return new PlayoutPosition(tag!.ResponseId, tag.ItemId, tag.ContentIndex, heard, received);
        }
    }
}
