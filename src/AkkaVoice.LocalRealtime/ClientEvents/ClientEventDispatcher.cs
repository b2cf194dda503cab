using System.Buffers;
using System.Text.Json;
using AkkaVoice.LocalRealtime.InputAudio;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>Hands each client event to what handles it. A bad event is answered by one <c>error</c> event and changes nothing.</summary>
internal sealed class ClientEventDispatcher(SessionContext session, TurnTaker turns, ResponseManager responses)
{
    private readonly SessionUpdateHandler _updates = new(session, turns, responses);
    private readonly ItemHandler _items = new(session, responses);

    public void Receive(ReadOnlySpan<byte> utf8Json)
    {
        var envelope = default(Envelope);
        try
        {
            envelope.Read(utf8Json);
            if (envelope.Type == ClientEventTypes.Append)
            {
                Append(ref envelope);
            }
            else
            {
                Handle(envelope.Type!, envelope.EventId, utf8Json);
            }
        }
        catch (RealtimeErrorException exception)
        {
            ErrorEvents.Send(session.Events, exception.Error, envelope.EventId);
        }
        catch (JsonException exception)
        {
            var error = RealtimeError.Invalid(ErrorCodes.InvalidEvent, $"The event is not valid JSON (line {exception.LineNumber}, byte {exception.BytePositionInLine}).");
            ErrorEvents.Send(session.Events, error, envelope.EventId);
        }
    }

    private void Append(ref Envelope envelope)
    {
        if (!envelope.HasAudio)
        {
            throw RealtimeErrorException.Invalid(ErrorCodes.MissingRequiredParameter, "Missing required parameter: 'audio'.", "audio");
        }

        var length = AppendReader.Decode(ref envelope.Audio, out var rented);
        try
        {
            turns.Append(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Handle(string type, string? eventId, ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        using var document = JsonDocument.ParseValue(ref reader);
        var fields = new FieldReader(document.RootElement, string.Empty);
        switch (type)
        {
            case ClientEventTypes.SessionUpdate:
                _updates.Update(fields, eventId);
                break;
            case ClientEventTypes.Commit:
                turns.Commit();
                break;
            case ClientEventTypes.Clear:
                turns.Clear();
                break;
            case ClientEventTypes.OutputClear:
                throw RealtimeErrorException.Invalid(
                    ErrorCodes.InvalidEvent, "'output_audio_buffer.clear' is only available over WebRTC and SIP; over a WebSocket the client owns playback.", "type");
            case ClientEventTypes.ResponseCreate:
                responses.Create(fields.HasValue("response", out var response)
                    ? ResponseSettingsReader.Read(session, response)
                    : ResponseSettings.From(session.Config));
                break;
            case ClientEventTypes.ResponseCancel:
                responses.Cancel(fields.OptionalString("response_id"));
                break;
            default:
                _items.Handle(type, fields);
                break;
        }
    }
}
