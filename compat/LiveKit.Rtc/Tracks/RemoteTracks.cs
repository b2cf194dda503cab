using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>A track of another participant that is subscribed to.</summary>
public abstract class RemoteTrack : Track
{
    private protected RemoteTrack(OwnedTrack owned) : base(owned)
    {
    }

    /// <summary>Whether the track is played by the native library: false stops its decoding without unsubscribing.</summary>
    public void SetEnabled(bool enabled) =>
        FfiClient.Instance.Request(new FfiRequest { EnableRemoteTrack = new EnableRemoteTrackRequest { TrackHandle = Handle, Enabled = enabled } });
}

/// <summary>Sound of another participant; read it through an <see cref="AudioStream"/>.</summary>
public sealed class RemoteAudioTrack : RemoteTrack
{
    internal RemoteAudioTrack(OwnedTrack owned) : base(owned)
    {
    }
}

/// <summary>Pictures of another participant.</summary>
public sealed class RemoteVideoTrack : RemoteTrack
{
    internal RemoteVideoTrack(OwnedTrack owned) : base(owned)
    {
    }
}
