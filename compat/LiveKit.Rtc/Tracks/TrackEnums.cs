namespace LiveKit.Rtc;

/// <summary>What a track carries.</summary>
public enum TrackKind
{
    /// <summary>The server did not say.</summary>
    Unknown = 0,

    /// <summary>Sound.</summary>
    Audio = 1,

    /// <summary>Pictures; this library subscribes to them but cannot read them.</summary>
    Video = 2,
}

/// <summary>Where a track comes from.</summary>
public enum TrackSource
{
    /// <summary>The publisher did not say.</summary>
    Unknown = 0,

    /// <summary>A camera.</summary>
    Camera = 1,

    /// <summary>A microphone; also what agents speak through.</summary>
    Microphone = 2,

    /// <summary>A shared screen.</summary>
    ScreenShare = 3,

    /// <summary>The sound of a shared screen.</summary>
    ScreenShareAudio = 4,
}

/// <summary>What the publisher of an audio track says about it.</summary>
public enum AudioTrackFeature
{
    /// <summary>Two channels.</summary>
    Stereo = 0,

    /// <summary>Silence is sent like sound.</summary>
    NoDtx = 1,

    /// <summary>Its level is regulated.</summary>
    AutoGainControl = 2,

    /// <summary>Echoes are removed.</summary>
    EchoCancellation = 3,

    /// <summary>Noise is removed.</summary>
    NoiseSuppression = 4,

    /// <summary>Noise is removed by LiveKit's own filter.</summary>
    EnhancedNoiseCancellation = 5,

    /// <summary>What was said before the connection stood comes as a byte stream (topic <c>lk.agent.pre-connect-audio-buffer</c>).</summary>
    PreconnectBuffer = 6,
}
