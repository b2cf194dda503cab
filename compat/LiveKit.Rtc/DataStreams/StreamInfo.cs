namespace LiveKit.Rtc;

/// <summary>What is known of a text stream.</summary>
/// <param name="StreamId">Its id.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="MimeType">Its type, <c>text/plain</c> as a rule.</param>
/// <param name="Timestamp">When it began, by the sender's clock.</param>
/// <param name="TotalSize">Its length in bytes; null when the sender does not know.</param>
/// <param name="Attributes">Free keys and values.</param>
public sealed record TextStreamInfo(string StreamId, string Topic, string MimeType, DateTimeOffset Timestamp, long? TotalSize, IReadOnlyDictionary<string, string> Attributes)
{
    internal static TextStreamInfo From(Proto.TextStreamInfo info) => new(
        info.StreamId, info.Topic, info.MimeType, DateTimeOffset.FromUnixTimeMilliseconds(info.Timestamp), info.HasTotalLength ? (long)info.TotalLength : null,
        new Dictionary<string, string>(info.Attributes));
}

/// <summary>What is known of a byte stream.</summary>
/// <param name="StreamId">Its id.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Name">Its name, a file's for instance.</param>
/// <param name="MimeType">Its type.</param>
/// <param name="Timestamp">When it began, by the sender's clock.</param>
/// <param name="TotalSize">Its length in bytes; null when the sender does not know.</param>
/// <param name="Attributes">Free keys and values.</param>
public sealed record ByteStreamInfo(
    string StreamId, string Topic, string Name, string MimeType, DateTimeOffset Timestamp, long? TotalSize, IReadOnlyDictionary<string, string> Attributes)
{
    internal static ByteStreamInfo From(Proto.ByteStreamInfo info) => new(
        info.StreamId, info.Topic, info.Name, info.MimeType, DateTimeOffset.FromUnixTimeMilliseconds(info.Timestamp), info.HasTotalLength ? (long)info.TotalLength : null,
        new Dictionary<string, string>(info.Attributes));
}

/// <summary>A stream did not come to its proper end: the sender gave up or left, or it was too long.</summary>
public sealed class StreamError(string message) : RtcException(message)
{
    internal static void Check(string operation, Proto.StreamError? error)
    {
        if (error is not null)
            throw new StreamError($"{operation} failed: {error.Description}");
    }
}
