using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>How a connection stands.</summary>
public sealed record ConnectionState
{
    /// <summary>Nothing dialled yet.</summary>
    public static readonly ConnectionState Initial = new();

    /// <summary>Where it is in its life; null before the first dial.</summary>
    public ConnectionStatus? Status { get; init; }

    /// <summary>Which attempt, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether the service has said that the session reached its longest duration.</summary>
    public bool Expired { get; init; }

    /// <summary>Whether it is over, for good or ill.</summary>
    public bool Over => Status is ConnectionStatus.Closed or ConnectionStatus.Failed;
}

/// <summary>How long a connection may take for what.</summary>
public sealed record ConnectionOptions
{
    /// <summary>To be dialled. Default 10 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From there until our settings are in force. Default 10 s.</summary>
    public TimeSpan ConfigureTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>To close. Default 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
