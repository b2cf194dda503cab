using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>Somebody in a room.</summary>
public abstract class Participant
{
    private protected Participant(OwnedParticipant owned)
    {
        Owned = new FfiHandle(owned.Handle.Id);
        Info = owned.Info;
    }

    /// <summary>The server's id for this stay in the room.</summary>
    public string Sid => Info.Sid;

    /// <summary>The identity its token gives; one in a room.</summary>
    public string Identity => Info.Identity;

    /// <summary>The name to show.</summary>
    public string Name => Info.Name;

    /// <summary>Free text about it.</summary>
    public string Metadata => Info.Metadata;

    /// <summary>Free keys and values about it; a copy of what holds now.</summary>
    public IReadOnlyDictionary<string, string> Attributes
    {
        get
        {
            lock (Owned)
                return new Dictionary<string, string>(Info.Attributes);
        }
    }

    /// <summary>What kind it is.</summary>
    public ParticipantKind Kind => (ParticipantKind)Info.Kind;

    /// <summary>How good its connection was, when the server last spoke of it; null before.</summary>
    public ConnectionQuality? ConnectionQuality { get; internal set; }

    /// <summary>Why it left; null while it is there.</summary>
    public DisconnectReason? DisconnectReason { get; internal set; }

    internal FfiHandle Owned { get; }

    internal ParticipantInfo Info { get; set; }

    internal void SetAttributes(IEnumerable<AttributesEntry> attributes)
    {
        lock (Owned)
        {
            Info.Attributes.Clear();
            foreach (var attribute in attributes)
                Info.Attributes[attribute.Key] = attribute.Value;
        }

        OnChanged();
    }

    internal void Update(ParticipantInfo info)
    {
        lock (Owned)
            Info = info;
        OnChanged();
    }

    internal void SetMetadata(string metadata)
    {
        Info.Metadata = metadata;
        OnChanged();
    }

    internal void SetName(string name)
    {
        Info.Name = name;
        OnChanged();
    }

    /// <summary>Name, metadata or attributes are no longer what they were.</summary>
    internal virtual void OnChanged()
    {
    }

    /// <summary>The publication with that id, of whatever side.</summary>
    internal abstract TrackPublication? Find(string sid);
}
