namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>The body of an <c>error</c> event.</summary>
/// <param name="Type">For example <c>invalid_request_error</c> or <c>server_error</c>.</param>
/// <param name="Code">Machine-readable code, see <see cref="ErrorCodes"/>; null where the real service sends none.</param>
/// <param name="Message">What went wrong and, where it helps, what is allowed.</param>
/// <param name="Param">Path of the offending field, for example <c>session.audio.output.voice</c>; null when there is none.</param>
public sealed record RealtimeError(string Type, string? Code, string Message, string? Param = null)
{
    /// <summary>An error the client caused.</summary>
    public static RealtimeError Invalid(string? code, string message, string? param = null) =>
        new("invalid_request_error", code, message, param);
}
