namespace LiveKit.Rtc;

/// <summary>How a track is offered.</summary>
public sealed record TrackPublishOptions
{
    /// <summary>Where it comes from. Default: <see cref="TrackSource.Microphone"/>.</summary>
    public TrackSource Source { get; init; } = TrackSource.Microphone;

    /// <summary>Opus's bit rate at most, in bits per second: 6,000 to 510,000; null (default) leaves it to the native library.</summary>
    public int? MaxBitrate { get; init; }

    /// <summary>Whether silence is sent as few small packets (discontinuous transmission). Null (default) leaves it to the native library, which does.</summary>
    public bool? Dtx { get; init; }

    /// <summary>Whether each packet repeats the one before it, against losses. Null (default) leaves it to the native library, which does.</summary>
    public bool? Red { get; init; }

    /// <summary>Tracks with the same stream name are kept in step by receivers. Null: none.</summary>
    public string? Stream { get; init; }

    /// <summary>Says that what was recorded before the connection stood comes as a byte stream.</summary>
    public bool PreconnectBuffer { get; init; }

    internal Proto.TrackPublishOptions ToProto()
    {
        if (MaxBitrate is < 6_000 or > 510_000)
            throw new ArgumentOutOfRangeException(nameof(MaxBitrate), MaxBitrate, "allowed: 6,000 to 510,000 bits per second");
        var options = new Proto.TrackPublishOptions { Source = (Proto.TrackSource)Source, PreconnectBuffer = PreconnectBuffer };
        if (MaxBitrate is { } rate)
            options.AudioEncoding = new Proto.AudioEncoding { MaxBitrate = (ulong)rate };
        if (Dtx is { } dtx)
            options.Dtx = dtx;
        if (Red is { } red)
            options.Red = red;
        if (Stream is { } stream)
            options.Stream = stream;
        return options;
    }
}
