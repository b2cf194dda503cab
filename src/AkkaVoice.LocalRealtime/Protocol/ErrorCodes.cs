namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>Error codes of the realtime protocol, spelled as on the wire.</summary>
public static class ErrorCodes
{
    /// <summary>The event is not a JSON object with a <c>type</c>.</summary>
    public const string InvalidEvent = "invalid_event";

    /// <summary>A field has a value that is not allowed, or the event type is unknown.</summary>
    public const string InvalidValue = "invalid_value";

    /// <summary>A field has a JSON type that is not allowed.</summary>
    public const string InvalidType = "invalid_type";

    /// <summary>A string is longer than allowed.</summary>
    public const string StringAboveMaxLength = "string_above_max_length";

    /// <summary>A required field is absent.</summary>
    public const string MissingRequiredParameter = "missing_required_parameter";

    /// <summary>A field is not known.</summary>
    public const string UnknownParameter = "unknown_parameter";

    /// <summary><c>response.cancel</c> with nothing to cancel.</summary>
    public const string ResponseCancelNotActive = "response_cancel_not_active";

    /// <summary><c>response.create</c> while another response writes to the conversation.</summary>
    public const string ActiveResponse = "conversation_already_has_active_response";

    /// <summary>A commit with less than 100 ms of audio.</summary>
    public const string CommitEmpty = "input_audio_buffer_commit_empty";

    /// <summary><c>conversation.item.truncate</c> of an unknown item.</summary>
    public const string TruncateInvalidItem = "item_truncate_invalid_item_id";

    /// <summary><c>conversation.item.delete</c> of an unknown item.</summary>
    public const string DeleteInvalidItem = "item_delete_invalid_item_id";

    /// <summary><c>conversation.item.retrieve</c> of an unknown item.</summary>
    public const string RetrieveInvalidItem = "item_retrieve_invalid_item_id";

    /// <summary>A reference to an item that does not exist, for example as <c>previous_item_id</c>.</summary>
    public const string ItemNotFound = "item_not_found";

    /// <summary>A function call output for a call that is not in the conversation.</summary>
    public const string InvalidToolCallId = "invalid_tool_call_id";

    /// <summary>Truncation of an item that is not the assistant's audio.</summary>
    public const string UnsupportedContentType = "unsupported_content_type";

    /// <summary>Change of the voice after the first audio.</summary>
    public const string CannotUpdateVoice = "cannot_update_voice";

    /// <summary>The session reached its maximum duration.</summary>
    public const string SessionExpired = "session_expired";

    /// <summary>The connection asked for the retired beta protocol.</summary>
    public const string BetaApiShapeDisabled = "beta_api_shape_disabled";

    /// <summary>The bearer token is not accepted.</summary>
    public const string InvalidApiKey = "invalid_api_key";

    /// <summary>Too many tokens or requests in the current window.</summary>
    public const string RateLimitExceeded = "rate_limit_exceeded";

    /// <summary>Something inside the server went wrong.</summary>
    public const string ServerError = "server_error";
}
