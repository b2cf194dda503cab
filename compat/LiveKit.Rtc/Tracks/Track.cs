using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>Sound or pictures on their way from one participant to others.</summary>
public abstract class Track
{
    private readonly FfiHandle _handle;
    private readonly HashSet<AudioStream> _streams = [];
    private bool _ended;

    private protected Track(OwnedTrack owned)
    {
        _handle = new FfiHandle(owned.Handle.Id);
        Info = owned.Info;
    }

    /// <summary>The server's id; it may change for a local track whose room was joined anew.</summary>
    public string Sid => Info.Sid;

    /// <summary>The name its publisher gave.</summary>
    public string Name => Info.Name;

    /// <summary>What it carries.</summary>
    public TrackKind Kind => (TrackKind)Info.Kind;

    /// <summary>Whether its publisher sends silence for now.</summary>
    public bool IsMuted => Info.Muted;

    internal TrackInfo Info { get; }

    internal ulong Handle => _handle.Use(this);

    internal void Add(AudioStream stream)
    {
        lock (_streams)
        {
            if (!_ended)
            {
                _streams.Add(stream);
                return;
            }
        }
        stream.OnEnd();
    }

    internal void Remove(AudioStream stream)
    {
        lock (_streams)
            _streams.Remove(stream);
    }

    /// <summary>Ends the streams, since the native library does not tell them when a subscription ends, and releases the track.</summary>
    internal void End()
    {
        AudioStream[] streams;
        lock (_streams)
        {
            _ended = true;
            streams = [.. _streams];
            _streams.Clear();
        }
        foreach (var stream in streams)
            stream.OnEnd();
        _handle.Dispose();
    }
}
