using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Events;

/// <summary>
/// Something that happened in a session, as its observers see it: programs, the page, logs and the events file. The names
/// and fields of the JSON form are a stable contract, described in <c>docs/events.md</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ConnectionEvent), "connection")]
[JsonDerivedType(typeof(UserStateEvent), "user_state")]
[JsonDerivedType(typeof(AgentStateEvent), "agent_state")]
[JsonDerivedType(typeof(SpeechStartedEvent), "speech_started")]
[JsonDerivedType(typeof(SpeechStoppedEvent), "speech_stopped")]
[JsonDerivedType(typeof(ResponseEvent), "response")]
[JsonDerivedType(typeof(FirstAudioEvent), "first_audio")]
[JsonDerivedType(typeof(InterruptionEvent), "interruption")]
[JsonDerivedType(typeof(FalseInterruptionEvent), "false_interruption")]
[JsonDerivedType(typeof(TruncateEvent), "truncate")]
[JsonDerivedType(typeof(DeleteEvent), "delete")]
[JsonDerivedType(typeof(ToolCallEvent), "tool_call")]
[JsonDerivedType(typeof(ToolProgressEvent), "tool_progress")]
[JsonDerivedType(typeof(ToolResultEvent), "tool_result")]
[JsonDerivedType(typeof(HandoffEvent), "handoff")]
[JsonDerivedType(typeof(TranscriptEvent), "transcript")]
[JsonDerivedType(typeof(HeardEvent), "heard")]
[JsonDerivedType(typeof(CompactionEvent), "compaction")]
[JsonDerivedType(typeof(DropEvent), "drop")]
[JsonDerivedType(typeof(QuietEvent), "quiet")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
[JsonDerivedType(typeof(EndEvent), "end")]
public abstract record SessionEvent
{
    /// <summary>When it happened, in ms since the session's start. Never less than in the event before.</summary>
    [JsonPropertyOrder(-1)]
    public double T { get; init; }
}
