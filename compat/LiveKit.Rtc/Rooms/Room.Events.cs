namespace LiveKit.Rtc;

public sealed partial class Room
{
    /// <summary>Somebody has joined.</summary>
    public event EventHandler<RemoteParticipant>? ParticipantConnected;

    /// <summary>Somebody has left; <see cref="Participant.DisconnectReason"/> says why.</summary>
    public event EventHandler<RemoteParticipant>? ParticipantDisconnected;

    /// <summary>Somebody who has joined is now ready to receive.</summary>
    public event EventHandler<RemoteParticipant>? ParticipantActive;

    /// <summary>Somebody offers a track.</summary>
    public event EventHandler<RemotePublicationEvent>? TrackPublished;

    /// <summary>Somebody has withdrawn a track.</summary>
    public event EventHandler<RemotePublicationEvent>? TrackUnpublished;

    /// <summary>A track is received from now on.</summary>
    public event EventHandler<TrackSubscriptionEvent>? TrackSubscribed;

    /// <summary>A track is no longer received; its streams end after this.</summary>
    public event EventHandler<TrackSubscriptionEvent>? TrackUnsubscribed;

    /// <summary>A track could not be subscribed to.</summary>
    public event EventHandler<TrackSubscriptionFailedEvent>? TrackSubscriptionFailed;

    /// <summary>One's own track is offered.</summary>
    public event EventHandler<LocalPublicationEvent>? LocalTrackPublished;

    /// <summary>One's own track is withdrawn.</summary>
    public event EventHandler<LocalPublicationEvent>? LocalTrackUnpublished;

    /// <summary>One's own track is offered again, under another id, after the room was joined anew.</summary>
    public event EventHandler<LocalTrackRepublishedEvent>? LocalTrackRepublished;

    /// <summary>Somebody receives one's own track for the first time.</summary>
    public event EventHandler<LocalPublicationEvent>? LocalTrackSubscribed;

    /// <summary>A track was muted, of whatever side.</summary>
    public event EventHandler<TrackMuteEvent>? TrackMuted;

    /// <summary>A track was unmuted, of whatever side.</summary>
    public event EventHandler<TrackMuteEvent>? TrackUnmuted;

    /// <summary>Who speaks, the loudest first.</summary>
    public event EventHandler<IReadOnlyList<Participant>>? ActiveSpeakersChanged;

    /// <summary>The text about the room has changed.</summary>
    public event EventHandler<string>? RoomMetadataChanged;

    /// <summary>The server's id of the room is known, or another.</summary>
    public event EventHandler<string>? RoomSidChanged;

    /// <summary>What the server says about the room has changed.</summary>
    public event EventHandler? RoomUpdated;

    /// <summary>The server has moved this participant to another room.</summary>
    public event EventHandler? Moved;

    /// <summary>The text about a participant has changed.</summary>
    public event EventHandler<Participant>? ParticipantMetadataChanged;

    /// <summary>A participant's name has changed.</summary>
    public event EventHandler<Participant>? ParticipantNameChanged;

    /// <summary>A participant's attributes have changed.</summary>
    public event EventHandler<AttributesChangedEvent>? ParticipantAttributesChanged;

    /// <summary>What a participant may do has changed.</summary>
    public event EventHandler<Participant>? ParticipantPermissionChanged;

    /// <summary>A participant's connection is better or worse than before.</summary>
    public event EventHandler<ConnectionQualityEvent>? ConnectionQualityChanged;

    /// <summary>A data packet came.</summary>
    public event EventHandler<DataReceivedEvent>? DataReceived;

    /// <summary>A key was pressed on a telephone.</summary>
    public event EventHandler<DtmfReceivedEvent>? DtmfReceived;

    /// <summary>What somebody said came as text.</summary>
    public event EventHandler<TranscriptionReceivedEvent>? TranscriptionReceived;

    /// <summary>The room is connected, reconnecting or disconnected.</summary>
    public event EventHandler<ConnectionState>? ConnectionStateChanged;

    /// <summary>The connection is lost; the native library tries to restore it.</summary>
    public event EventHandler? Reconnecting;

    /// <summary>The connection is restored.</summary>
    public event EventHandler? Reconnected;

    /// <summary>The room is left, of one's own will or not. The last event of a stay.</summary>
    public event EventHandler<DisconnectReason>? Disconnected;

    /// <summary>The server has given a new access token, good for joining later.</summary>
    public event EventHandler<string>? TokenRefreshed;

    /// <summary>Each handler by itself: one that throws takes neither the others nor the room's further events with it.</summary>
    private void Raise<T>(EventHandler<T>? handlers, T happened)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(this, happened);
            }
            catch (Exception e)
            {
                LiveKitLog.Error($"A handler of room {Name} threw", e);
            }
        }
    }

    private void Raise(EventHandler? handlers)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(this, EventArgs.Empty);
            }
            catch (Exception e)
            {
                LiveKitLog.Error($"A handler of room {Name} threw", e);
            }
        }
    }
}
