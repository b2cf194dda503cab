using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Why a LiveKit room is over for the agent.</summary>
public enum LiveKitEndReason
{
    /// <summary>The agent left by itself.</summary>
    AgentLeft,

    /// <summary>The person left, or did not come back after its connection had broken.</summary>
    PersonLeft,

    /// <summary>The room was deleted, or closed since nobody was in it.</summary>
    RoomClosed,

    /// <summary>Somebody with the right to do so removed the agent.</summary>
    AgentRemoved,

    /// <summary>Another participant joined under the agent's identity.</summary>
    AgentReplaced,

    /// <summary>The connection to the server was lost and could not be restored.</summary>
    ConnectionLost,
}

/// <summary>How a LiveKit room ended for the agent.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">The same for people.</param>
public sealed record LiveKitEnd(LiveKitEndReason Reason, string Message)
{
    /// <summary>Whether something went wrong: the connection was lost, or the agent was pushed out by another of the same identity.</summary>
    public bool IsFault => Reason is LiveKitEndReason.ConnectionLost or LiveKitEndReason.AgentReplaced;

    internal static LiveKitEnd Of(DisconnectReason reason) => reason switch
    {
        DisconnectReason.ClientInitiated => new(LiveKitEndReason.AgentLeft, "The agent left the room."),
        DisconnectReason.RoomDeleted => new(LiveKitEndReason.RoomClosed, "The room was deleted."),
        DisconnectReason.RoomClosed => new(LiveKitEndReason.RoomClosed, "The room closed, since nobody was in it."),
        DisconnectReason.ParticipantRemoved => new(LiveKitEndReason.AgentRemoved, "The agent was removed from the room."),
        DisconnectReason.DuplicateIdentity => new(LiveKitEndReason.AgentReplaced, "Another participant joined under the agent's identity."),
        _ => new(LiveKitEndReason.ConnectionLost, $"The connection to the room was lost and could not be restored ({reason})."),
    };
}
