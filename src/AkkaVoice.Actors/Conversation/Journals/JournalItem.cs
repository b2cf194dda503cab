namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>Something that was said or done in a conversation.</summary>
/// <param name="Id">The item's id in the model's conversation.</param>
/// <param name="At">When it began, since the session's start.</param>
public abstract record JournalItem(string Id, TimeSpan At);

/// <summary>Words of the person, spoken or typed.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="At">When the person began.</param>
public sealed record PersonItem(string Id, TimeSpan At) : JournalItem(Id, At)
{
    /// <summary>The words, as far as they are known.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the words are final.</summary>
    public bool TextFinal { get; init; }

    /// <summary>Whether the model has it; until then it may still come to nothing.</summary>
    public bool Committed { get; init; }

    /// <summary>Whether it proved to be no turn at all: noise without words. The model has forgotten it.</summary>
    public bool Ignored { get; init; }

    /// <summary>Whether it was typed.</summary>
    public bool Typed { get; init; }
}

/// <summary>How far an item of the agent got.</summary>
public enum AssistantProgress
{
    /// <summary>It is being made, waits or is being heard.</summary>
    Open,

    /// <summary>It was heard to its end, or was only written and is complete.</summary>
    Complete,

    /// <summary>It was interrupted; some of it was heard.</summary>
    Cut,

    /// <summary>Nothing of it was heard. The model has forgotten it too.</summary>
    Unheard,
}

/// <summary>Words of the agent.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="At">When the model began it.</param>
/// <param name="ResponseId">The response.</param>
public sealed record AssistantItem(string Id, TimeSpan At, string ResponseId) : JournalItem(Id, At)
{
    /// <summary>The words as the model sent them.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether no more words come.</summary>
    public bool TextFinal { get; init; }

    /// <summary>Whether the words are the transcript of a voice; otherwise they are only written.</summary>
    public bool Spoken { get; init; } = true;

    /// <summary>Whether all of its audio arrived.</summary>
    public bool AudioComplete { get; init; }

    /// <summary>Whether its connection was lost before all of it had arrived.</summary>
    public bool BrokenOff { get; init; }

    /// <summary>How much was heard, in ms.</summary>
    public int HeardMs { get; init; }

    /// <summary>How much audio there was, in ms.</summary>
    public int ReceivedMs { get; init; }

    /// <summary>How far it got.</summary>
    public AssistantProgress Progress { get; init; }

    /// <summary>Whether nothing about it changes any more: its words and what was heard of them are final.</summary>
    public bool Settled { get; init; }

    /// <summary>The words that were heard (or may be read, when they are only written).</summary>
    public string HeardText => Progress switch
    {
        AssistantProgress.Complete => Text,
        AssistantProgress.Cut => Journals.HeardText.Estimate(Text, HeardMs, ReceivedMs, AudioComplete && TextFinal),
        _ => Spoken ? "" : Text,
    };
}

/// <summary>A tool call and its answer, which belong together.</summary>
/// <param name="Id">The call's item.</param>
/// <param name="At">When the model asked.</param>
/// <param name="CallId">The call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments as the model wrote them.</param>
public sealed record ToolItem(string Id, TimeSpan At, string CallId, string Name, string Arguments) : JournalItem(Id, At)
{
    /// <summary>What the model was told; null while the tool runs.</summary>
    public string? Output { get; init; }

    /// <summary>Whether the tool did what it should.</summary>
    public bool Ok { get; init; }
}
