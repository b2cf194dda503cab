namespace LiveKit.Rtc;

/// <summary>How a text stream is sent.</summary>
public sealed record StreamTextOptions
{
    /// <summary>What it is about; receivers take streams by topic.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Free keys and values that come with the beginning.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>To whom; empty (default): to all.</summary>
    public IReadOnlyCollection<string> DestinationIdentities { get; init; } = [];

    /// <summary>Its id; null (default): one is made up.</summary>
    public string? StreamId { get; init; }

    /// <summary>In whose name it is sent; null (default): one's own. The server must allow it.</summary>
    public string? SenderIdentity { get; init; }

    /// <summary>Whether it may be compressed on its way; null (default) leaves it to the native library, which does when all can read it.</summary>
    public bool? Compress { get; init; }

    internal Proto.StreamTextOptions ToProto(string self)
    {
        var options = new Proto.StreamTextOptions
        {
            Topic = Topic,
            Attributes = { Attributes.ToDictionary() },
            DestinationIdentities = { DestinationIdentities },
            SenderIdentity = SenderIdentity ?? self,
        };
        if (StreamId is not null)
            options.Id = StreamId;
        if (Compress is { } compress)
            options.Compress = compress;
        return options;
    }
}

/// <summary>How a byte stream is sent.</summary>
public sealed record StreamByteOptions
{
    /// <summary>What it is about; receivers take streams by topic.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Its name, a file's for instance.</summary>
    public string Name { get; init; } = "unknown";

    /// <summary>Its type. Default: <c>application/octet-stream</c>.</summary>
    public string MimeType { get; init; } = "application/octet-stream";

    /// <summary>Its length in bytes, if known.</summary>
    public long? TotalSize { get; init; }

    /// <inheritdoc cref="StreamTextOptions.Attributes"/>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="StreamTextOptions.DestinationIdentities"/>
    public IReadOnlyCollection<string> DestinationIdentities { get; init; } = [];

    /// <inheritdoc cref="StreamTextOptions.StreamId"/>
    public string? StreamId { get; init; }

    /// <inheritdoc cref="StreamTextOptions.Compress"/>
    public bool? Compress { get; init; }

    internal Proto.StreamByteOptions ToProto(string self)
    {
        var options = new Proto.StreamByteOptions
        {
            Topic = Topic,
            Name = Name,
            MimeType = MimeType,
            Attributes = { Attributes.ToDictionary() },
            DestinationIdentities = { DestinationIdentities },
            SenderIdentity = self,
        };
        if (StreamId is not null)
            options.Id = StreamId;
        if (TotalSize is { } size)
            options.TotalLength = (ulong)size;
        if (Compress is { } compress)
            options.Compress = compress;
        return options;
    }
}
