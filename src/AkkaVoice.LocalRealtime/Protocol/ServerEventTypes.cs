namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>Names of the server events, spelled as on the wire.</summary>
public static class ServerEventTypes
{
#pragma warning disable CS1591 // The names say all there is to say.
    public const string Error = "error";
    public const string SessionCreated = "session.created";
    public const string SessionUpdated = "session.updated";
    public const string ItemAdded = "conversation.item.added";
    public const string ItemDone = "conversation.item.done";
    public const string ItemRetrieved = "conversation.item.retrieved";
    public const string ItemTruncated = "conversation.item.truncated";
    public const string ItemDeleted = "conversation.item.deleted";
    public const string TranscriptionDelta = "conversation.item.input_audio_transcription.delta";
    public const string TranscriptionCompleted = "conversation.item.input_audio_transcription.completed";
    public const string TranscriptionFailed = "conversation.item.input_audio_transcription.failed";
    public const string SpeechStarted = "input_audio_buffer.speech_started";
    public const string SpeechStopped = "input_audio_buffer.speech_stopped";
    public const string Committed = "input_audio_buffer.committed";
    public const string Cleared = "input_audio_buffer.cleared";
    public const string TimeoutTriggered = "input_audio_buffer.timeout_triggered";
    public const string ResponseCreated = "response.created";
    public const string ResponseDone = "response.done";
    public const string OutputItemAdded = "response.output_item.added";
    public const string OutputItemDone = "response.output_item.done";
    public const string ContentPartAdded = "response.content_part.added";
    public const string ContentPartDone = "response.content_part.done";
    public const string TextDelta = "response.output_text.delta";
    public const string TextDone = "response.output_text.done";
    public const string TranscriptDelta = "response.output_audio_transcript.delta";
    public const string TranscriptDone = "response.output_audio_transcript.done";
    public const string AudioDelta = "response.output_audio.delta";
    public const string AudioDone = "response.output_audio.done";
    public const string ArgumentsDelta = "response.function_call_arguments.delta";
    public const string ArgumentsDone = "response.function_call_arguments.done";
    public const string RateLimitsUpdated = "rate_limits.updated";
#pragma warning restore CS1591
}
