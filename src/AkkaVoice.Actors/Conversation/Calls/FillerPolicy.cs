namespace AkkaVoice.Actors.Conversation.Calls;

/// <summary>What the agent says while a tool is at work, so that the person is not left in silence.</summary>
public sealed record FillerPolicy
{
    /// <summary>The default of <see cref="Instructions"/>.</summary>
    public const string DefaultInstructions =
        "Something that you looked up is still on its way. Tell the person so in a few words, without guessing what will come of it.";

    /// <summary>After how much silence, 500 ms to 60 s. Default 3 s.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often for one batch of calls, 1 to 10. Default 2.</summary>
    public int Limit { get; init; } = 2;

    /// <summary>What the model is told to do.</summary>
    public string Instructions { get; init; } = DefaultInstructions;
}
