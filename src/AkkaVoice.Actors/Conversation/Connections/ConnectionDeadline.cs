namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What a connection waits for. Each runs at most once at a time.</summary>
public enum ConnectionDeadline
{
    /// <summary>The link being made: to be answered, or to have its settings confirmed.</summary>
    Step,

    /// <summary>The pause before the next attempt.</summary>
    Retry,

    /// <summary>The link in service has held for so long that earlier failures do not count any more.</summary>
    Health,

    /// <summary>The link in service has to give a sign of life: a response is being made on it.</summary>
    Life,

    /// <summary>The link in service is to be replaced.</summary>
    Rotate,

    /// <summary>The link in service has to be replaced now, whatever is going on.</summary>
    Switch,

    /// <summary>Everything has to be closed.</summary>
    Close,
}
