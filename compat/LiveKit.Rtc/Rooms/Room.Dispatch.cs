using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;
using Happened = LiveKit.Rtc.Proto.RoomEvent.MessageOneofCase;

namespace LiveKit.Rtc;

public sealed partial class Room
{
    /// <summary>Takes one event on the room's loop: first the state, then the handlers.</summary>
    private void Take(FfiEvent happened)
    {
        if (happened.RoomEvent is not { } e)
        {
            LocalParticipant?.OnInvoked(happened.RpcMethodInvocation);
            return;
        }
        switch (e.MessageCase)
        {
            case Happened.ParticipantConnected: OnConnected(e.ParticipantConnected.Info); break;
            case Happened.ParticipantDisconnected: OnDisconnected(e.ParticipantDisconnected); break;
            case Happened.ParticipantActive: With(e.ParticipantActive.ParticipantIdentity, OnActive); break;
            case Happened.TrackPublished: OnPublished(e.TrackPublished); break;
            case Happened.TrackUnpublished: OnUnpublished(e.TrackUnpublished); break;
            case Happened.TrackSubscribed: OnSubscribed(e.TrackSubscribed); break;
            case Happened.TrackUnsubscribed: OnUnsubscribed(e.TrackUnsubscribed); break;
            case Happened.TrackSubscriptionFailed:
                With(e.TrackSubscriptionFailed.ParticipantIdentity,
                    p => Raise(TrackSubscriptionFailed, new(e.TrackSubscriptionFailed.TrackSid, p, e.TrackSubscriptionFailed.Error)));
                break;
            case Happened.LocalTrackPublished: WithOwn(e.LocalTrackPublished.TrackSid, LocalTrackPublished); break;
            case Happened.LocalTrackSubscribed:
                (LocalParticipant?.Find(e.LocalTrackSubscribed.TrackSid))?.OnSubscribed();
                WithOwn(e.LocalTrackSubscribed.TrackSid, LocalTrackSubscribed);
                break;
            case Happened.LocalTrackUnpublished: OnOwnUnpublished(e.LocalTrackUnpublished.PublicationSid); break;
            case Happened.LocalTrackRepublished: OnOwnRepublished(e.LocalTrackRepublished); break;
            case Happened.TrackMuted: OnMuted(e.TrackMuted.ParticipantIdentity, e.TrackMuted.TrackSid, true); break;
            case Happened.TrackUnmuted: OnMuted(e.TrackUnmuted.ParticipantIdentity, e.TrackUnmuted.TrackSid, false); break;
            case Happened.ConnectionStateChanged: SetState((ConnectionState)e.ConnectionStateChanged.State); break;
            case Happened.Reconnecting: Raise(Reconnecting); break;
            case Happened.Reconnected: Raise(Reconnected); break;
            case Happened.TokenRefreshed: Raise(TokenRefreshed, e.TokenRefreshed.Token); break;
            default: TakeNews(e); break;
        }
    }

    private void OnConnected(OwnedParticipant owned)
    {
        var participant = new RemoteParticipant(owned);
        if (_remoteParticipants.TryRemove(participant.Identity, out var former))
            former.Release();
        _remoteParticipants[participant.Identity] = participant;
        Raise(ParticipantConnected, participant);
    }

    private void OnActive(RemoteParticipant participant)
    {
        participant.Info.State = ParticipantState.Active;
        Raise(ParticipantActive, participant);
    }

    private void OnDisconnected(ParticipantDisconnected left)
    {
        if (!_remoteParticipants.TryRemove(left.ParticipantIdentity, out var participant))
            return;
        participant.DisconnectReason = (DisconnectReason)left.DisconnectReason;
        Raise(ParticipantDisconnected, participant);
        participant.Release();
    }

    private void OnPublished(TrackPublished published)
    {
        if (!_remoteParticipants.TryGetValue(published.ParticipantIdentity, out var participant))
        {
            OwnedHandles.Drop(published.Publication.Handle);
            return;
        }
        Raise(TrackPublished, new(participant.Add(published.Publication), participant));
    }

    private void OnUnpublished(TrackUnpublished withdrawn)
    {
        if (!_remoteParticipants.TryGetValue(withdrawn.ParticipantIdentity, out var participant) || participant.Remove(withdrawn.PublicationSid) is not { } publication)
            return;
        Raise(TrackUnpublished, new(publication, participant));
        RemoteParticipant.Release(publication);
    }

    private void OnSubscribed(TrackSubscribed subscribed)
    {
        if (!_remoteParticipants.TryGetValue(subscribed.ParticipantIdentity, out var participant)
            || participant.Find(subscribed.Track.Info.Sid) is not { } publication)
        {
            OwnedHandles.Drop(subscribed.Track.Handle);
            return;
        }
        publication.Track?.End();
        RemoteTrack track = subscribed.Track.Info.Kind == Proto.TrackKind.KindVideo
            ? new RemoteVideoTrack(subscribed.Track)
            : new RemoteAudioTrack(subscribed.Track);
        publication.Track = track;
        Raise(TrackSubscribed, new(track, publication, participant));
    }

    private void OnUnsubscribed(TrackUnsubscribed unsubscribed)
    {
        if (!_remoteParticipants.TryGetValue(unsubscribed.ParticipantIdentity, out var participant)
            || participant.Find(unsubscribed.TrackSid) is not { Track: { } track } publication)
            return;
        publication.Track = null;
        Raise(TrackUnsubscribed, new(track, publication, participant));
        track.End();
    }

    private void OnOwnUnpublished(string sid)
    {
        if (LocalParticipant?.Remove(sid) is not { } publication)
            return;
        Raise(LocalTrackUnpublished, new(publication, LocalParticipant));
        publication.OnGone();
        publication.Track = null;
        publication.Release();
    }

    private void OnOwnRepublished(LocalTrackRepublished again)
    {
        if (LocalParticipant?.Republished(again.PreviousSid, again.Info) is { } publication)
            Raise(LocalTrackRepublished, new(publication, again.PreviousSid, LocalParticipant));
    }

    private void OnMuted(string identity, string sid, bool muted)
    {
        if (Anybody(identity) is not { } participant || participant.Find(sid) is not { } publication)
            return;
        publication.Info.Muted = muted;
        if ((publication as RemoteTrackPublication)?.Track is { } track)
            track.Info.Muted = muted;
        Raise(muted ? TrackMuted : TrackUnmuted, new(publication, participant));
    }

    private Participant? Anybody(string identity) =>
        LocalParticipant?.Identity == identity ? LocalParticipant : _remoteParticipants.GetValueOrDefault(identity);

    private void With(string identity, Action<RemoteParticipant> then)
    {
        if (_remoteParticipants.TryGetValue(identity, out var participant))
            then(participant);
    }

    private void WithOwn(string sid, EventHandler<LocalPublicationEvent>? handlers)
    {
        if (LocalParticipant?.Find(sid) is { } publication)
            Raise(handlers, new(publication, LocalParticipant));
    }
}
