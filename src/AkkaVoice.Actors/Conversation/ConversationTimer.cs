namespace AkkaVoice.Actors.Conversation;

/// <summary>The deadlines of a conversation. Each runs at most once at a time.</summary>
public enum ConversationTimer
{
    /// <summary>The person has finished, and no response has begun.</summary>
    AnswerOverdue,

    /// <summary>Nothing has been heard of the person.</summary>
    PersonAway,

    /// <summary>A response was asked for and has not begun.</summary>
    CreateOverdue,

    /// <summary>A refused request is to be made again.</summary>
    CreateRetry,

    /// <summary>A response that must end has not ended.</summary>
    CancelOverdue,

    /// <summary>The playout has not answered a flush.</summary>
    FlushOverdue,

    /// <summary>Nothing more comes of a response.</summary>
    ResponseStalled,

    /// <summary>The agent's voice has run dry in the middle of a sentence.</summary>
    VoiceStalled,

    /// <summary>A turn was ended by hand, and the service has not said that it has it.</summary>
    CommitOverdue,

    /// <summary>A tool is still at work.</summary>
    ToolSlow,

    /// <summary>The person has spoken long enough for it to count, unless the service says that they stopped.</summary>
    SpeechCounts,

    /// <summary>The person has spoken so long that it is an interruption whatever the words.</summary>
    SpeechSure,

    /// <summary>The words of what the person said are not known.</summary>
    WordsOverdue,

    /// <summary>The person spoke when the connection was replaced, and the new one has not heard them.</summary>
    SpeechUnconfirmed,
}
