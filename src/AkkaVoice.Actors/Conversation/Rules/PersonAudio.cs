using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Where in the microphone's audio the person's turns lie: what is not a turn yet has to be heard again by the next connection.</summary>
internal static class PersonAudio
{
    internal static void Started(Deciding deciding, UserSpeechStarted started)
    {
        if (deciding.State.Line.CarriedTurn is { } carried)
        {
            // The same speech, heard again by another connection: it keeps its place and its time.
            deciding.Write(journal => journal.TryFind<PersonItem>(carried, out var item) && item is { Committed: false, TextFinal: false }
                ? journal.Rename(carried, started.ItemId)
                : journal);
            deciding.Do(new ClearTimer(ConversationTimer.SpeechUnconfirmed));
        }

        deciding.Line(line => line with { SpeakingFromMs = started.AudioStartMs, StoppedAtMs = null, CarriedTurn = null, Unconfirmed = false });
    }

    internal static void Stopped(Deciding deciding, UserSpeechStopped stopped) =>
        deciding.Line(line => line with { StoppedAtMs = stopped.AudioEndMs });

    internal static void Committed(Deciding deciding, string itemId)
    {
        var line = deciding.State.Line;
        if (line is { SpeakingFromMs: { } from, StoppedAtMs: { } to }
            && deciding.State.Journal.TryFind<PersonItem>(itemId, out var item)
            && !item.TextFinal)
        {
            deciding.Do(new KeepTurn(itemId, from, to));
        }

        deciding.Line(committed => committed with
        {
            SpeakingFromMs = null,
            StoppedAtMs = null,
            CommittedToMs = line.StoppedAtMs ?? line.CommittedToMs,
        });
    }

    internal static void Worded(Deciding deciding, PersonItem item)
    {
        if (item is { TextFinal: true, Text.Length: > 0 })
        {
            deciding.Do(new ForgetTurn(item.Id));
        }
    }
}
