using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>That a participant offers a track to the room.</summary>
public abstract class TrackPublication
{
    private readonly FfiHandle _handle;

    private protected TrackPublication(OwnedTrackPublication owned)
    {
        _handle = new FfiHandle(owned.Handle.Id);
        Info = owned.Info;
    }

    /// <summary>The server's id. A local publication gets a new one when its room was joined anew.</summary>
    public string Sid => Info.Sid;

    /// <summary>The name its publisher gave.</summary>
    public string Name => Info.Name;

    /// <summary>What it carries.</summary>
    public TrackKind Kind => (TrackKind)Info.Kind;

    /// <summary>Where it comes from.</summary>
    public TrackSource Source => (TrackSource)Info.Source;

    /// <summary>Its codec, such as <c>audio/opus</c> or <c>audio/red</c>.</summary>
    public string MimeType => Info.MimeType;

    /// <summary>Whether its publisher sends silence for now.</summary>
    public bool IsMuted => Info.Muted;

    /// <summary>What its publisher says about the sound.</summary>
    public IReadOnlyList<AudioTrackFeature> AudioFeatures => [.. Info.AudioFeatures.Select(f => (AudioTrackFeature)f)];

    internal TrackPublicationInfo Info { get; set; }

    internal ulong Handle => _handle.Use(this);

    internal void Release() => _handle.Dispose();
}

/// <summary>A track that this participant offers.</summary>
public sealed class LocalTrackPublication : TrackPublication
{
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LocalTrackPublication(OwnedTrackPublication owned, LocalAudioTrack track) : base(owned) => Track = track;

    /// <summary>What is published; null once it no longer is.</summary>
    public LocalAudioTrack? Track { get; internal set; }

    /// <summary>Waits until somebody has subscribed; ends with an error when the room is left before.</summary>
    public Task WaitForSubscriptionAsync(CancellationToken cancellation = default) => _subscribed.Task.WaitAsync(cancellation);

    internal void OnSubscribed() => _subscribed.TrySetResult();

    internal void OnGone()
    {
        if (_subscribed.TrySetException(new NotConnectedException("Waiting for a subscription")))
            _ = _subscribed.Task.Exception; // whether or not anybody waits
    }
}

/// <summary>A track that another participant offers.</summary>
public sealed class RemoteTrackPublication : TrackPublication
{
    internal RemoteTrackPublication(OwnedTrackPublication owned) : base(owned)
    {
    }

    /// <summary>What is received; null while it is not subscribed to.</summary>
    public RemoteTrack? Track { get; internal set; }

    /// <summary>Whether it is received.</summary>
    public bool IsSubscribed => Track is not null;

    /// <summary>Subscribes or unsubscribes; <see cref="Room.TrackSubscribed"/> or <see cref="Room.TrackUnsubscribed"/> follows.</summary>
    public void SetSubscribed(bool subscribed) =>
        FfiClient.Instance.Request(new FfiRequest { SetSubscribed = new SetSubscribedRequest { Subscribe = subscribed, PublicationHandle = Handle } });

    /// <summary>Asks the server to send, or for now not to send, a track that is subscribed to.</summary>
    public void SetEnabled(bool enabled) => FfiClient.Instance.Request(new FfiRequest
    {
        EnableRemoteTrackPublication = new EnableRemoteTrackPublicationRequest { TrackPublicationHandle = Handle, Enabled = enabled },
    });
}
