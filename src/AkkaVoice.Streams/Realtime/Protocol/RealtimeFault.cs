namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>What the model's service says about something that went wrong.</summary>
/// <param name="Type">The class of error, for example <c>invalid_request_error</c> or <c>server_error</c>.</param>
/// <param name="Code">The exact kind, for example <c>response_cancel_not_active</c>; null when the service names none.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Parameter">The field at fault, when one is.</param>
/// <param name="CommandId">The id of our command that caused it, when the service tells.</param>
public sealed record RealtimeFault(string Type, string? Code, string Message, string? Parameter = null, string? CommandId = null);
