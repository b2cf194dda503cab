using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>One output item while it is generated: what will be sent and how much of it was.</summary>
internal sealed class OutputItem
{
    public required string Id { get; init; }

    public required int Index { get; init; }

    /// <summary>Name of the function of a call; null for a message.</summary>
    public string? FunctionName { get; init; }

    public string? CallId { get; init; }

    public string? Phase { get; init; }

    /// <summary>True for a message that is spoken.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>Transcript, text or arguments: all of it.</summary>
    public required string Text { get; init; }

    /// <summary>The audio as 24 kHz PCM: all of it.</summary>
    public ReadOnlyMemory<byte> Pcm { get; init; }

    /// <summary>The audio in the session's output format: all of it.</summary>
    public ReadOnlyMemory<byte> Wire { get; init; }

    public AudioEncoding Format { get; init; } = AudioEncoding.Pcm;

    public int TextSent { get; set; }

    public int WireSent { get; set; }

    /// <summary>The client knows the item, and it is in the conversation unless the response is out of band.</summary>
    public bool IsAnnounced { get; set; }

    public bool IsClosed { get; set; }

    public string Status { get; set; } = "in_progress";

    /// <summary>Id of the item before it in the conversation.</summary>
    public string? PreviousId { get; set; }

    /// <summary>Where the client cut the audio while it was still generated, ms; null when it did not.</summary>
    public int? TruncatedAtMs { get; set; }

    public bool IsCall => FunctionName is not null;

    /// <summary>Audio handed out so far, ms, rounded down.</summary>
    public int SentMs => WireSent / Format.BytesPerMillisecond;

    /// <summary>The 24 kHz PCM of what was handed out so far.</summary>
    public ReadOnlyMemory<byte> PcmSent =>
        Pcm[..Math.Min(Pcm.Length, (int)((long)WireSent / Format.BytesPerSample * AudioEncoding.Pcm.SampleRate / Format.SampleRate) * 2)];

    /// <summary>The item as the conversation holds it, with what was sent so far.</summary>
    public ConversationItem ToConversationItem() => IsCall
        ? new ConversationItem
        {
            Id = Id,
            Type = ItemType.FunctionCall,
            Status = Status,
            Name = FunctionName,
            CallId = CallId,
            Arguments = Text[..TextSent],
        }
        : new ConversationItem
        {
            Id = Id,
            Type = ItemType.Message,
            Status = Status,
            Role = "assistant",
            Phase = Phase,
            Content = Status == "in_progress" && WireSent == 0 && TextSent == 0 ? [] : [Part()],
        };

    private ContentPart Part()
    {
        if (!IsSpoken)
        {
            return new ContentPart { Type = ContentType.OutputText, Text = Text[..TextSent] };
        }

        return TruncatedAtMs is { } ms
            ? new ContentPart { Type = ContentType.OutputAudio, Audio = PcmSent[..Math.Min(PcmSent.Length, ms * 48)] }
            : new ContentPart { Type = ContentType.OutputAudio, Audio = PcmSent, Transcript = Text[..TextSent] };
    }
}
