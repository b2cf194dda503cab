namespace AkkaVoice.Streams.Realtime;

/// <summary>Why a model could not be reached.</summary>
public enum DialFailure
{
    /// <summary>No answer, or the network refused.</summary>
    Unreachable,

    /// <summary>The key is missing or wrong (HTTP 401 or 403).</summary>
    Unauthorized,

    /// <summary>The server answered and said no, for another reason.</summary>
    Refused,

    /// <summary>Too many requests (HTTP 429) or the server is overloaded (5xx).</summary>
    Busy,

    /// <summary>Nothing happened within the time allowed.</summary>
    TimedOut,
}

/// <summary>A connection to a model could not be opened.</summary>
/// <param name="failure">The kind of failure.</param>
/// <param name="message">What happened, naming the server but never the key.</param>
/// <param name="inner">What broke underneath.</param>
public sealed class RealtimeDialException(DialFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The kind of failure.</summary>
    public DialFailure Failure { get; } = failure;
}
