namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>The kinds of conversation items this server keeps.</summary>
public enum ItemType
{
    /// <summary>A message of the user, the assistant or the system.</summary>
    Message,

    /// <summary>A function call of the assistant.</summary>
    FunctionCall,

    /// <summary>What a function call returned.</summary>
    FunctionCallOutput,
}
