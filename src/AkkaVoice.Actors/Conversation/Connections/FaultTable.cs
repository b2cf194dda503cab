using System.Collections.Frozen;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What to make of the service's faults, as data. Codes that are not in the table are benign: the session goes on.</summary>
public static class FaultTable
{
    /// <summary>The codes with a meaning of their own.</summary>
    public static readonly FrozenDictionary<string, ErrorClass> Codes = new Dictionary<string, ErrorClass>
    {
        ["response_cancel_not_active"] = ErrorClass.Benign,
        [FaultCodes.ActiveResponseInTheWay] = ErrorClass.Retry,
        ["input_audio_buffer_commit_empty"] = ErrorClass.Benign,
        ["invalid_value"] = ErrorClass.Benign,
        ["invalid_event"] = ErrorClass.Benign,
        ["missing_required_parameter"] = ErrorClass.Benign,
        ["unknown_parameter"] = ErrorClass.Benign,
        ["item_truncate_invalid_item_id"] = ErrorClass.Benign,
        ["item_delete_invalid_item_id"] = ErrorClass.Benign,
        ["item_retrieve_invalid_item_id"] = ErrorClass.Benign,
        ["item_not_found"] = ErrorClass.Benign,
        ["unsupported_content_type"] = ErrorClass.Benign,
        ["cannot_update_voice"] = ErrorClass.Benign,
        [SessionExpired] = ErrorClass.Rotate,
        ["rate_limit_exceeded"] = ErrorClass.Retry,
        ["inference_rate_limit_exceeded"] = ErrorClass.Retry,
        ["server_error"] = ErrorClass.Retry,
        ["insufficient_quota"] = ErrorClass.Fatal,
        ["invalid_api_key"] = ErrorClass.Fatal,
        ["account_deactivated"] = ErrorClass.Fatal,
        ["billing_hard_limit_reached"] = ErrorClass.Fatal,
        ["model_not_found"] = ErrorClass.Fatal,
        ["beta_api_shape_disabled"] = ErrorClass.Fatal,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Close codes with a meaning of their own (RFC 6455 section 7.4, and the service's 4000).</summary>
    public static readonly FrozenDictionary<int, ErrorClass> CloseCodes = new Dictionary<int, ErrorClass>
    {
        [1000] = ErrorClass.Retry,
        [1001] = ErrorClass.Rotate,
        [1006] = ErrorClass.Retry,
        [1008] = ErrorClass.Fatal,
        [1011] = ErrorClass.Retry,
        [1012] = ErrorClass.Retry,
        [1013] = ErrorClass.Retry,
        [4000] = ErrorClass.Fatal,
    }.ToFrozenDictionary();

    internal const string SessionExpired = "session_expired";

    private const string ServerErrorType = "server_error";

    /// <summary>Classifies a fault by its code, or by its type where the service names no code.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Its class.</returns>
    public static ErrorClass Classify(RealtimeFault fault)
    {
        if (fault.Code is { } code && Codes.TryGetValue(code, out var known))
        {
            return known;
        }

        return fault.Type == ServerErrorType ? ErrorClass.Retry : ErrorClass.Benign;
    }

    /// <summary>Classifies the end of a connection that we did not ask for.</summary>
    /// <param name="closeCode">The close code; null when the connection broke without one.</param>
    /// <returns>Its class; a code that is not in the table counts as a drop.</returns>
    public static ErrorClass ClassifyClose(int? closeCode) =>
        closeCode is { } code ? CloseCodes.GetValueOrDefault(code, ErrorClass.Retry) : ErrorClass.Retry;
}
