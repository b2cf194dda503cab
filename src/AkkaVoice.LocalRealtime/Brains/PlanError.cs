namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>An error inside a response or a transcription, as the client sees it.</summary>
/// <param name="Type">For example <c>server_error</c> or <c>invalid_request_error</c>.</param>
/// <param name="Code">For example <c>rate_limit_exceeded</c>.</param>
/// <param name="Message">One sentence for the developer who reads the log.</param>
public sealed record PlanError(string Type, string Code, string Message);
