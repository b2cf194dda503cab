using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>Has the brain recognise committed audio, and tells the client the words when its session asks for transcription.</summary>
internal sealed class Transcriber(SessionContext session)
{
    /// <summary>Starts the recognition of an item that is already in the conversation.</summary>
    public void Start(ConversationItem item, ReadOnlyMemory<byte> audio, TimeSpan audioStart)
    {
        var settings = session.Config.Transcription;
        var turn = new UserTurn(
            item.Id,
            audio,
            audioStart,
            TextOf(settings, "language"),
            settings is null ? null : TextOf(settings, "model") ?? string.Empty);
        var recognition = RecognizeAsync(turn);
        session.Conversation.Replace(item with { Recognition = recognition });
        _ = ReportAsync(turn, recognition);
    }

    private async Task<Transcription> RecognizeAsync(UserTurn turn) =>
        await session.Brain.TranscribeAsync(turn, session.Ended.Token).ConfigureAwait(false);

    private async Task ReportAsync(UserTurn turn, Task<Transcription> recognition)
    {
        var immediate = recognition.IsCompleted;
        Transcription result;
        try
        {
            result = await recognition.ConfigureAwait(false);
        }
        catch (Exception) when (session.Ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            session.Log.RecognitionFailed(exception, turn.ItemId);
            result = new Transcription
            {
                Text = string.Empty,
                Error = new PlanError("server_error", ErrorCodes.ServerError, "The audio could not be recognised."),
            };
        }

        if (immediate)
        {
            Schedule(turn, result);
        }
        else
        {
            session.Post(() => Schedule(turn, result));
        }
    }

    private void Schedule(UserTurn turn, Transcription result) =>
        session.Deadlines.Schedule(session.Clock.Now + result.Delay, () => Tell(turn, result));

    private void Tell(UserTurn turn, Transcription result)
    {
        if (result.Error is null && session.Conversation.Find(turn.ItemId) is { } item)
        {
            session.Conversation.Replace(item with { Content = [item.Content[0] with { Transcript = result.Text }] });
        }

        if (turn.TranscriptionModel is { } model)
        {
            TranscriptionEvents.Send(session.Events, turn, model, result);
        }
    }

    private static string? TextOf(JsonElement? settings, string name) =>
        settings is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
