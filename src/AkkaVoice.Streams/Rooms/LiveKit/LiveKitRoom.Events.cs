using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>What happens in the room. Events come one at a time; only the link is touched by others too.</summary>
public sealed partial class LiveKitRoom
{
    private const string OnBehalfOf = "lk.publish_on_behalf";

    private void Follow()
    {
        Room.ParticipantConnected += (_, participant) => OnEntered(participant);
        Room.ParticipantActive += (_, participant) => OnActive(participant);
        Room.ParticipantDisconnected += (_, participant) => OnLeft(participant);
        Room.TrackPublished += (_, published) => Subscribe(published.Participant, published.Publication);
        Room.TrackSubscribed += (_, subscribed) => OnSubscribed(subscribed);
        Room.TrackUnsubscribed += (_, gone) => OnTrackGone(gone.Participant, gone.Publication.Sid);
        Room.TrackUnpublished += (_, gone) => OnTrackGone(gone.Participant, gone.Publication.Sid);
        Room.TrackSubscriptionFailed += (_, failed) => LiveKitRoomLog.SubscriptionFailed(_logger, Name, failed.TrackSid, failed.Error);
        Room.Reconnecting += (_, _) => OnLost();
        Room.Reconnected += (_, _) => OnRestored();
        Room.Disconnected += (_, reason) => End(LiveKitEnd.Of(reason));
    }

    /// <summary>Who seems to leave while the agent itself is away may still be there: its time runs from the agent's return on.</summary>
    private void OnLost()
    {
        LiveKitRoomLog.Reconnecting(_logger, Name);
        lock (_lock)
        {
            _restoring = true;
            _return?.Dispose();
            _return = null;
        }
    }

    private void OnRestored()
    {
        LiveKitRoomLog.Reconnected(_logger, Name);
        lock (_lock)
        {
            _restoring = false;
            if (!_end.Task.IsCompleted && _link is { IsPresent: false, Identity: { } away })
                Await(away, _options.ReturnTimeout, NotBack(away));
        }

        // What was asked for while the connection was on its way back may have come to nothing.
        foreach (var participant in Room.RemoteParticipants.Values)
        {
            foreach (var publication in participant.TrackPublications.Values)
                Subscribe(participant, publication);
        }
    }

    private void OnEntered(RemoteParticipant participant)
    {
        lock (_lock)
        {
            if (_end.Task.IsCompleted || !_link.Enter(participant.Identity, participant.Kind, participant.Attributes.GetValueOrDefault(OnBehalfOf)))
                return;
            _return?.Dispose();
            _return = null;
            _present.TrySetResult();
        }

        LiveKitRoomLog.Linked(_logger, Name, participant.Identity, participant.Kind.ToString());
        if (participant.IsActive)
            OnActive(participant);
        foreach (var publication in participant.TrackPublications.Values)
            Subscribe(participant, publication);
    }

    private void OnActive(RemoteParticipant participant)
    {
        if (IsPerson(participant))
            _connected.TrySetResult();
    }

    private void OnLeft(RemoteParticipant participant)
    {
        lock (_lock)
        {
            if (!_link.Leave(participant.Identity))
                return;
        }

        _ear.Leave();
        var reason = participant.DisconnectReason ?? DisconnectReason.Unknown;
        if (reason == DisconnectReason.RoomDeleted)
        {
            End(LiveKitEnd.Of(reason));
            return;
        }

        // Clients that join anew say goodbye first, like those who leave for good: only a moment tells which it was.
        var left = new LiveKitEnd(LiveKitEndReason.PersonLeft, $"{participant.Identity} left the room.");
        var (kept, end) = reason switch
        {
            DisconnectReason.UserRejected or DisconnectReason.ParticipantRemoved => (TimeSpan.Zero, left),
            DisconnectReason.ClientInitiated => (_options.LeaveTimeout, left),
            _ => (_options.ReturnTimeout, NotBack(participant.Identity)),
        };
        if (kept == TimeSpan.Zero)
        {
            End(end);
            return;
        }

        LiveKitRoomLog.Away(_logger, Name, participant.Identity, reason.ToString(), kept.TotalSeconds);
        lock (_lock)
        {
            // It may be back already: then its place needs no deadline.
            if (!_restoring && !_link.IsPresent && _link.Identity == participant.Identity)
                Await(participant.Identity, kept, end);
        }
    }

    private LiveKitEnd NotBack(string identity) =>
        new(LiveKitEndReason.PersonLeft, $"{identity} did not come back within {_options.ReturnTimeout.TotalSeconds:0.#} s.");

    /// <summary>Under the lock.</summary>
    private void Await(string identity, TimeSpan patience, LiveKitEnd end) =>
        _return ??= _time.CreateTimer(_ => OnNotReturned(identity, end), null, patience, Timeout.InfiniteTimeSpan);

    private void OnNotReturned(string identity, LiveKitEnd end)
    {
        lock (_lock)
        {
            if (_link.IsPresent || _link.Identity != identity)
                return;
        }

        End(end);
    }

    private void Subscribe(RemoteParticipant participant, RemoteTrackPublication publication)
    {
        if (IsPerson(participant) && IsMicrophone(publication) && !publication.IsSubscribed)
            publication.SetSubscribed(true);
        else if (IsPerson(participant) && IsMicrophone(publication) && publication.Track is { } track && _ear.TrackSid != track.Sid)
            Listen(participant, publication, track);
    }

    private void OnSubscribed(TrackSubscriptionEvent subscribed)
    {
        if (IsPerson(subscribed.Participant) && IsMicrophone(subscribed.Publication))
            Listen(subscribed.Participant, subscribed.Publication, subscribed.Track);
    }

    private void Listen(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track)
    {
        LiveKitRoomLog.Microphone(_logger, Name, track.Sid, participant.Identity);
        var hasEarlier = TakesPreConnectAudio && publication.AudioFeatures.Contains(AudioTrackFeature.PreconnectBuffer);
        _ear.Listen(track, hasEarlier, _options.PreConnectTimeout);
    }

    private void OnTrackGone(RemoteParticipant participant, string trackSid)
    {
        if (_ear.TrackSid != trackSid)
            return;
        _ear.Leave(trackSid);
        // Another microphone that is there already takes its place; one that comes later does when it is published.
        foreach (var publication in participant.TrackPublications.Values)
            Subscribe(participant, publication);
    }

    private bool IsPerson(RemoteParticipant participant)
    {
        lock (_lock)
            return _link.IsPresent && _link.Identity == participant.Identity;
    }

    private static bool IsMicrophone(RemoteTrackPublication publication) =>
        publication is { Kind: TrackKind.Audio, Source: TrackSource.Microphone };
}
