using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>What the parts of one session share. Used from the session's loop only.</summary>
internal sealed class SessionContext
{
    public required RealtimeCoreOptions Options { get; init; }

    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required SessionClock Clock { get; init; }

    public required Random Random { get; init; }

    public required IdGenerator Ids { get; init; }

    public required EventWriter Events { get; init; }

    public required IRealtimeSink Sink { get; init; }

    public required ILogger Log { get; init; }

    public required IRealtimeBrain Brain { get; init; }

    /// <summary>Runs an action in the session's loop; safe from any thread.</summary>
    public required Action<Action> Post { get; init; }

    public required SessionConfig Config { get; set; }

    public DeadlineQueue Deadlines { get; } = new();

    public ConversationStore Conversation { get; } = new();

    /// <summary>True once assistant audio was sent: voice and output format are then fixed.</summary>
    public bool AudioWasSent { get; set; }

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationTokenSource Ended { get; } = new();
}
