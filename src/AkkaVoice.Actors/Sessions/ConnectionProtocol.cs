using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>What a session and its <see cref="ConnectionActor"/> say to each other.</summary>
internal static class ConnectionProtocol
{
    /// <summary>Make a connection, and keep one.</summary>
    /// <param name="Served">Whether the session had one before it failed and was set up again.</param>
    public sealed record Open(bool Served);

    /// <summary>Hang up.</summary>
    public sealed record Close
    {
        public static readonly Close Instance = new();
    }

    /// <summary>Replace the link in service although nothing is wrong with it.</summary>
    public sealed record Rotate
    {
        public static readonly Rotate Instance = new();
    }

    /// <summary>Nothing at all came on this link since a response was asked for: it counts as dead, open though it may be.</summary>
    public sealed record Silent(int Number);

    /// <summary>The session has gone over to the standby link.</summary>
    public sealed record Switched(int Number);

    /// <summary>Something for observers.</summary>
    public sealed record Told(SessionEvent Event);

    /// <summary>Go on with this link now; there is no other. Its settings are in force.</summary>
    public sealed record Ready(int Number, IRealtimeLink Link);

    /// <summary>This link may replace the one in service. Its settings are in force. Answered by <see cref="Switched"/>.</summary>
    public sealed record Standby(int Number, IRealtimeLink Link);

    /// <summary>The standby link is gone.</summary>
    public sealed record StandbyGone(int Number);

    /// <summary>No time is left for a better moment: go over to the standby link.</summary>
    public sealed record SwitchNow(int Number);

    /// <summary>The link in service is gone; another one is being made.</summary>
    public sealed record Lost(int Number);

    /// <summary>The model said something on a link.</summary>
    public sealed record Said(int Number, RealtimeEvent Event);

    /// <summary>There will be no connection any more. Once, and last.</summary>
    /// <param name="Reason">Why; null when it was asked for.</param>
    /// <param name="Message">What happened, for people.</param>
    public sealed record Concluded(SessionEndReason? Reason, string? Message);
}
