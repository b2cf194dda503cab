using System.Collections.Concurrent;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>Another participant.</summary>
public sealed class RemoteParticipant : Participant
{
    private readonly ConcurrentDictionary<string, RemoteTrackPublication> _publications = new();

    internal RemoteParticipant(OwnedParticipant owned) : base(owned)
    {
    }

    /// <summary>What it offers, by <see cref="TrackPublication.Sid"/>.</summary>
    public IReadOnlyDictionary<string, RemoteTrackPublication> TrackPublications => _publications;

    /// <summary>Whether its connection is up: before, what is sent to it may be lost. <see cref="Room.ParticipantActive"/> tells when it becomes so.</summary>
    public bool IsActive => Info.State == ParticipantState.Active;

    internal RemoteTrackPublication Add(OwnedTrackPublication owned)
    {
        var publication = new RemoteTrackPublication(owned);
        if (_publications.TryRemove(publication.Sid, out var former))
            Release(former);
        _publications[publication.Sid] = publication;
        return publication;
    }

    internal RemoteTrackPublication? Remove(string sid) => _publications.TryRemove(sid, out var publication) ? publication : null;

    internal override RemoteTrackPublication? Find(string sid) => _publications.GetValueOrDefault(sid);

    /// <summary>It has left, or the room is.</summary>
    internal void Release()
    {
        foreach (var publication in _publications.Values)
            Release(publication);
        Owned.Dispose();
    }

    internal static void Release(RemoteTrackPublication publication)
    {
        publication.Track?.End();
        publication.Track = null;
        publication.Release();
    }
}
