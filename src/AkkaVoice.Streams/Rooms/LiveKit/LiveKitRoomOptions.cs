using System.Diagnostics.CodeAnalysis;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Where a LiveKit room is, to whom the agent listens there, and the room's limits.</summary>
public sealed record LiveKitRoomOptions : LiveKitRoomSetup
{
    /// <summary>A room with the usual limits.</summary>
    public LiveKitRoomOptions()
    {
    }

    /// <summary>A room in which things go as in others.</summary>
    /// <param name="setup">How.</param>
    /// <param name="url">The LiveKit server.</param>
    /// <param name="token">The access token to join with.</param>
    [SetsRequiredMembers]
    public LiveKitRoomOptions(LiveKitRoomSetup setup, Uri url, string token)
        : base(setup) => (Url, Token) = (url, token);

    /// <summary>The LiveKit server, <c>ws://</c> or <c>wss://</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The access token to join with. It names the room and the agent's identity; never logged.</summary>
    public required string Token { get; init; }
}
