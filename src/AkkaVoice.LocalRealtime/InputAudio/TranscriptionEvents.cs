using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>
/// The <c>conversation.item.input_audio_transcription.*</c> events: a delta for each few words (whisper-1: one for all), then the
/// whole text.
/// </summary>
internal static class TranscriptionEvents
{
    private const string DurationBilledModel = "whisper-1";
    private const int WordsPerDelta = 3;

    public static void Send(EventWriter events, UserTurn turn, string model, Transcription result)
    {
        if (result.Error is { } error)
        {
            Failed(events, turn.ItemId, error);
            return;
        }

        foreach (var delta in TextPieces.Words(result.Text, model == DurationBilledModel ? int.MaxValue : WordsPerDelta))
        {
            var json = events.Begin(ServerEventTypes.TranscriptionDelta);
            json.WriteString("item_id"u8, turn.ItemId);
            json.WriteNumber("content_index"u8, 0);
            json.WriteString("delta"u8, delta);
            events.End();
        }

        Completed(events, turn, model, result.Text);
    }

    private static void Completed(EventWriter events, UserTurn turn, string model, string text)
    {
        var json = events.Begin(ServerEventTypes.TranscriptionCompleted);
        json.WriteString("item_id"u8, turn.ItemId);
        json.WriteNumber("content_index"u8, 0);
        json.WriteString("transcript"u8, text);
        json.WriteStartObject("usage"u8);
        if (model == DurationBilledModel)
        {
            json.WriteString("type"u8, "duration"u8);
            json.WriteNumber("seconds"u8, Math.Ceiling(turn.Audio.Length / 48_000.0));
        }
        else
        {
            var input = TokenCount.OfUserAudio(turn.Audio.Length);
            var output = TokenCount.OfText(text);
            json.WriteString("type"u8, "tokens"u8);
            json.WriteNumber("total_tokens"u8, input + output);
            json.WriteNumber("input_tokens"u8, input);
            json.WriteStartObject("input_token_details"u8);
            json.WriteNumber("text_tokens"u8, 0);
            json.WriteNumber("audio_tokens"u8, input);
            json.WriteEndObject();
            json.WriteNumber("output_tokens"u8, output);
        }

        json.WriteEndObject();
        events.End();
    }

    private static void Failed(EventWriter events, string itemId, PlanError error)
    {
        var json = events.Begin(ServerEventTypes.TranscriptionFailed);
        json.WriteString("item_id"u8, itemId);
        json.WriteNumber("content_index"u8, 0);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Type);
        json.WriteString("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        json.WriteNull("param"u8);
        json.WriteEndObject();
        events.End();
    }
}
