using System.Text;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>One audio part of an item: its tag, its ids as they stand on the wire, and the half sample that may wait for its other half.</summary>
internal sealed class AudioPart(AudioTag tag)
{
    private readonly byte[] _responseId = Encoding.UTF8.GetBytes(tag.ResponseId);
    private readonly byte[] _itemId = Encoding.UTF8.GetBytes(tag.ItemId);

    public AudioTag Tag => tag;

    public bool IsEnded { get; set; }

    /// <summary>Samples received so far.</summary>
    public long Samples { get; set; }

    /// <summary>The first byte of a sample whose second is still to come; null between samples.</summary>
    public byte? HalfSample { get; set; }

    /// <summary>Whether ids read from a message are this part's.</summary>
    public bool Matches(ReadOnlySpan<byte> responseId, ReadOnlySpan<byte> itemId, int contentIndex) =>
        contentIndex == tag.ContentIndex && itemId.SequenceEqual(_itemId) && responseId.SequenceEqual(_responseId);
}
