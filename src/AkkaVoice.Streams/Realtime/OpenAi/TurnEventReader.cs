using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Reads what is about the person's turns.</summary>
internal static class TurnEventReader
{
    public static void ReadBuffer(string type, JsonElement root, Target target)
    {
        var item = root.Text("item_id"u8);
        switch (type)
        {
            case "input_audio_buffer.speech_started":
                target.Emit(new UserSpeechStarted(item, root.Int("audio_start_ms"u8)));
                break;
            case "input_audio_buffer.speech_stopped":
                target.Emit(new UserSpeechStopped(item, root.Int("audio_end_ms"u8)));
                break;
            case "input_audio_buffer.committed":
                target.Emit(new UserTurnCommitted(item, root.String("previous_item_id"u8)));
                break;
            case "input_audio_buffer.timeout_triggered":
                target.Emit(new IdleTimedOut(item, root.Int("audio_start_ms"u8), root.Int("audio_end_ms"u8)));
                break;
            case "input_audio_buffer.cleared" or "input_audio_buffer.dtmf_event_received":
                break;
            default:
                target.Emit(new UnknownMessage(type));
                break;
        }
    }

    public static void ReadTranscription(string type, JsonElement root, Target target)
    {
        var item = root.Text("item_id"u8);
        switch (type)
        {
            case "conversation.item.input_audio_transcription.delta":
                target.Emit(new UserTranscriptDelta(item, root.Text("delta"u8)));
                break;
            case "conversation.item.input_audio_transcription.completed":
                target.Emit(new UserTranscriptDone(item, root.Text("transcript"u8)));
                break;
            case "conversation.item.input_audio_transcription.failed":
                target.Emit(new UserTranscriptFailed(item, Faults.Of(root.Object("error"u8))));
                break;
            case "conversation.item.input_audio_transcription.segment":
                break;
            default:
                target.Emit(new UnknownMessage(type));
                break;
        }
    }
}
