using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>Sound that this participant can publish.</summary>
public sealed class LocalAudioTrack : Track, IDisposable
{
    private LocalAudioTrack(OwnedTrack owned, AudioSource source) : base(owned) => AudioSource = source;

    /// <summary>Where its sound comes from; not closed with the track.</summary>
    public AudioSource AudioSource { get; }

    /// <summary>A track over a source, not published yet.</summary>
    public static LocalAudioTrack Create(string name, AudioSource source)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(source);
        var answer = FfiClient.Instance.Request(new FfiRequest
        {
            CreateAudioTrack = new CreateAudioTrackRequest { Name = name, SourceHandle = source.Handle },
        });
        return new LocalAudioTrack(answer.CreateAudioTrack.Track, source);
    }

    /// <summary>Sends silence from now on, and tells the others.</summary>
    public void Mute() => Mute(true);

    /// <summary>Sends sound again, and tells the others.</summary>
    public void Unmute() => Mute(false);

    /// <summary>Releases the track. Unpublish it first.</summary>
    public void Dispose() => End();

    private void Mute(bool mute)
    {
        var answer = FfiClient.Instance.Request(new FfiRequest { LocalTrackMute = new LocalTrackMuteRequest { TrackHandle = Handle, Mute = mute } });
        Info.Muted = answer.LocalTrackMute.Muted;
    }
}
