using System.Collections.Concurrent;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;
using LiveKit.Rtc.Rooms;

namespace LiveKit.Rtc;

/// <summary>
/// Oneself in a room: what can be said and shown to the others. Every method ends within <see cref="RoomOptions.RequestTimeout"/>, with
/// <see cref="RtcTimeoutException"/> if need be, and with <see cref="NotConnectedException"/> when the room is left meanwhile.
/// </summary>
public sealed partial class LocalParticipant : Participant
{
    private readonly RoomConnection _room;
    private readonly ConcurrentDictionary<string, LocalTrackPublication> _publications = new();
    private readonly ConcurrentDictionary<string, LocalTrackPublication> _withdrawn = new();

    internal LocalParticipant(OwnedParticipant owned, RoomConnection room) : base(owned) => _room = room;

    /// <summary>What it offers, by <see cref="TrackPublication.Sid"/>.</summary>
    public IReadOnlyDictionary<string, LocalTrackPublication> TrackPublications => _publications;

    /// <summary>The native object's number, also when it is released.</summary>
    internal ulong Id => Owned.Id;

    private ulong Handle => Owned.Use(this);

    /// <summary>Offers a track to the room.</summary>
    /// <exception cref="RtcException">The room refuses it, for want of permission for instance.</exception>
    public async Task<LocalTrackPublication> PublishTrackAsync(LocalAudioTrack track, TrackPublishOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        var how = (options ?? new TrackPublishOptions()).ToProto();
        LocalTrackPublication? publication = null;
        var answer = await _room.AskAsync(
            "Publishing a track",
            id => new FfiRequest { PublishTrack = new PublishTrackRequest { LocalParticipantHandle = Handle, TrackHandle = track.Handle, Options = how, RequestAsyncId = id } },
            cancellation,
            accept: done =>
            {
                // On the native thread, so that the events that follow find the publication.
                if (done.PublishTrack.Publication is not { } owned)
                    return;
                publication = new LocalTrackPublication(owned, track);
                track.Info.Sid = publication.Sid;
                _publications[publication.Sid] = publication;
            },
            discard: Withdraw).ConfigureAwait(false);
        return publication ?? throw new RtcException($"Publishing track '{track.Name}' failed: {answer.PublishTrack.Error}");
    }

    /// <summary>Withdraws a track. The track itself stays, and can be published again unless <paramref name="stop"/>.</summary>
    public async Task UnpublishTrackAsync(string trackSid, bool stop = true, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(trackSid);
        var answer = await _room.AskAsync(
            "Unpublishing a track",
            id => new FfiRequest { UnpublishTrack = new UnpublishTrackRequest { LocalParticipantHandle = Handle, TrackSid = trackSid, StopOnUnpublish = stop, RequestAsyncId = id } },
            cancellation,
            accept: done =>
            {
                // Gone for whoever awaits this; kept for the event that tells of it.
                if (done.UnpublishTrack.Error.Length == 0 && _publications.TryRemove(trackSid, out var publication))
                    _withdrawn[trackSid] = publication;
            }).ConfigureAwait(false);
        Check("Unpublishing a track", answer.UnpublishTrack.Error);
    }

    /// <summary>Says who may subscribe to what: everybody to everything, or only those named to what is named for them.</summary>
    public void SetTrackSubscriptionPermissions(bool allParticipantsAllowed, IEnumerable<ParticipantTrackPermission>? permissions = null) =>
        _room.Client.Request(new FfiRequest
        {
            SetTrackSubscriptionPermissions = new SetTrackSubscriptionPermissionsRequest
            {
                LocalParticipantHandle = Handle,
                AllParticipantsAllowed = allParticipantsAllowed,
                Permissions = { (permissions ?? []).Select(p => p.ToProto()) },
            },
        });

    internal override LocalTrackPublication? Find(string sid) => _publications.GetValueOrDefault(sid);

    internal LocalTrackPublication? Remove(string sid) =>
        _publications.TryRemove(sid, out var publication) || _withdrawn.TryRemove(sid, out publication) ? publication : null;

    internal LocalTrackPublication? Republished(string previousSid, TrackPublicationInfo info)
    {
        if (Remove(previousSid) is not { } publication)
            return null;
        publication.Info = info;
        _publications[publication.Sid] = publication;
        if (publication.Track is { } track)
            track.Info.Sid = publication.Sid;
        return publication;
    }

    /// <summary>The room is left. Tracks and sources are the caller's and stay.</summary>
    internal void Release()
    {
        UnregisterAll();
        foreach (var publication in _publications.Values.Concat(_withdrawn.Values))
        {
            publication.OnGone();
            publication.Track = null;
            publication.Release();
        }
        _publications.Clear();
        _withdrawn.Clear();
        Owned.Dispose();
    }

    /// <summary>A track that was published when nobody waited any more is withdrawn again.</summary>
    private void Withdraw(FfiEvent late)
    {
        OwnedHandles.Release(late);
        if (late.PublishTrack.Publication is { } publication && !_room.IsClosed)
            _ = Task.Run(() => UnpublishTrackAsync(publication.Info.Sid)).ContinueWith(
                static failed => LiveKitLog.Warn("A track that was published too late could not be withdrawn", failed.Exception),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private static void Check(string operation, string error)
    {
        if (error.Length > 0)
            throw new RtcException($"{operation} failed: {error}");
    }
}
