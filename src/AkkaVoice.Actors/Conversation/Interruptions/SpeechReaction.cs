namespace AkkaVoice.Actors.Conversation.Interruptions;

/// <summary>What the agent's voice does as soon as the person's speech counts.</summary>
public enum SpeechReaction
{
    /// <summary>It stops, and the model's memory is cut to what was heard.</summary>
    Stop,

    /// <summary>It pauses. Words of the person's make it an interruption; without any it goes on where it stopped.</summary>
    Pause,
}
