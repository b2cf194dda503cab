using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Voice;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>What to make of what the session's graph tells about its audio.</summary>
internal static class AudioRules
{
    /// <summary>The edge that assistant audio waits at, in drop events.</summary>
    private const string AssistantEdge = "assistant";

    internal static void Apply(Deciding deciding, SessionAudioEvent audioEvent)
    {
        if (audioEvent is PlayoutWentOn or PlayoutStarted or PlayoutItemEnded or PlayoutDrained or PlayoutFlushed)
        {
            Watchdogs.VoiceGoesOn(deciding);
        }

        switch (audioEvent)
        {
            case PlayoutStarted started when !deciding.State.Responses.Dropped.Contains(started.ResponseId):
                Started(deciding, started);
                break;

            case PlayoutItemEnded ended:
                Heard(deciding, ended.Position.ItemId, ended.Position.HeardMs, ended.Position.ReceivedMs);
                deciding.Change(state => state with { Voice = VoiceLedger.Gone(state.Voice, ended.Position.ItemId) });
                Silenced(deciding, ended.Position.ResponseId);
                break;

            case PlayoutRanDry:
                Watchdogs.VoiceRanDry(deciding);
                break;

            case PlayoutDrained:
                Drained(deciding);
                break;

            case PlayoutFlushed flushed:
                Interruption.Flushed(deciding, flushed);
                break;

            case PlayoutOverflowed overflowed:
                deciding.Announce(new DropEvent(AssistantEdge, overflowed.DroppedMs));
                deciding.Responses(new Stopped(overflowed.ResponseId));
                break;

            case AudioDropped dropped:
                deciding.Announce(new DropEvent(dropped.Edge, dropped.DroppedMs));
                break;

            case StageTold { Event: StageFailed failed }:
                StageFailed(deciding, failed);
                break;

            case StageTold { Event: SpeechStarted or SpeechHeard or SpeechStopped } detected when deciding.Options.Interruptions.LocalDetection:
                Detected(deciding, detected.Event);
                break;

            case MicrophoneEnded:
                deciding.Do(new EndSession(SessionEndReason.PersonLeft));
                break;
        }
    }

    /// <summary>The local detector hears the person, or no longer does.</summary>
    private static void Detected(Deciding deciding, StageEvent told)
    {
        switch (told)
        {
            case SpeechStarted:
                OverlapRules.Began(deciding, turnId: null);
                break;

            case SpeechHeard heard:
                OverlapRules.Lasted(deciding, TimeSpan.FromMilliseconds(heard.VoicedMs));
                break;

            case SpeechStopped:
                OverlapRules.Ended(deciding);
                break;
        }
    }

    private static void StageFailed(Deciding deciding, StageFailed failed)
    {
        var message = $"The stage {failed.Stage} failed: {failed.Cause.Message}";
        deciding.Announce(new ErrorEvent(
            "stage_failed", failed.Bypassed ? ErrorClass.Benign : ErrorClass.Fatal, message));
        if (!failed.Bypassed)
        {
            deciding.Do(new EndSession(SessionEndReason.AudioFailed, message));
        }
    }

    private static void Started(Deciding deciding, PlayoutStarted started)
    {
        deciding.Change(state => state with { Voice = VoiceLedger.Started(state.Voice, started.ResponseId, started.ItemId) });
        if (deciding.State.Clock.Read(started.ResponseId, deciding.At) is { } firstAudio)
        {
            deciding.Announce(firstAudio);
            deciding.Change(state => state with { Clock = AnswerClock.Stopped });
        }
    }

    private static void Drained(Deciding deciding)
    {
        var before = deciding.State.Voice.Items;
        deciding.Change(state => state with { Voice = VoiceLedger.Drained(state.Voice, deciding.At) });
        foreach (var item in before.Except(deciding.State.Voice.Items))
        {
            Heard(deciding, item.ItemId, heardMs: null, receivedMs: null);
            Silenced(deciding, item.ResponseId);
        }
    }

    private static void Heard(Deciding deciding, string itemId, int? heardMs, int? receivedMs)
    {
        deciding.Write(journal => journal.Change<AssistantItem>(itemId, item => item.Progress != AssistantProgress.Open
            ? item
            : item with
            {
                Progress = item.BrokenOff ? AssistantProgress.Cut : AssistantProgress.Complete,
                HeardMs = heardMs ?? item.HeardMs,
                ReceivedMs = receivedMs ?? item.ReceivedMs,
            }));
        Transcripts.Final(deciding, itemId);
    }

    private static void Silenced(Deciding deciding, string responseId)
    {
        if (!deciding.State.Voice.Has(responseId))
        {
            deciding.Responses(new Silenced(responseId, Cut: false));
        }
    }
}
