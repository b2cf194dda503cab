using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>The <c>input_audio_buffer.*</c> events.</summary>
internal static class InputAudioEvents
{
    public static void SpeechStarted(EventWriter events, long audioStartMs, string itemId)
    {
        var json = events.Begin(ServerEventTypes.SpeechStarted);
        json.WriteNumber("audio_start_ms"u8, audioStartMs);
        json.WriteString("item_id"u8, itemId);
        events.End();
    }

    public static void SpeechStopped(EventWriter events, long audioEndMs, string itemId)
    {
        var json = events.Begin(ServerEventTypes.SpeechStopped);
        json.WriteNumber("audio_end_ms"u8, audioEndMs);
        json.WriteString("item_id"u8, itemId);
        events.End();
    }

    public static void TimeoutTriggered(EventWriter events, long audioStartMs, long audioEndMs, string itemId)
    {
        var json = events.Begin(ServerEventTypes.TimeoutTriggered);
        json.WriteNumber("audio_start_ms"u8, audioStartMs);
        json.WriteNumber("audio_end_ms"u8, audioEndMs);
        json.WriteString("item_id"u8, itemId);
        events.End();
    }

    public static void Committed(EventWriter events, string? previousItemId, string itemId)
    {
        var json = events.Begin(ServerEventTypes.Committed);
        json.WriteString("previous_item_id"u8, previousItemId);
        json.WriteString("item_id"u8, itemId);
        events.End();
    }

    public static void Cleared(EventWriter events)
    {
        events.Begin(ServerEventTypes.Cleared);
        events.End();
    }
}
