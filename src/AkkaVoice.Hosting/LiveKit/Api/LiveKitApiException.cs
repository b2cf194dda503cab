namespace AkkaVoice.Hosting.LiveKit.Api;

/// <summary>The server's API said no, or did not answer.</summary>
/// <param name="code">
/// The kind of error in Twirp's words, such as <c>not_found</c> or <c>unauthenticated</c>; <c>unreachable</c> when there was no answer, and
/// <c>malformed_answer</c> when it could not be read.
/// </param>
/// <param name="message">What happened, for people.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class LiveKitApiException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of error.</summary>
    public string Code { get; } = code;
}
