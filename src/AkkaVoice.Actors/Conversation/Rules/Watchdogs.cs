using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>States that others have to end, and what happens when they do not: thinking without a response, speaking without a voice.</summary>
internal static class Watchdogs
{
    /// <summary>The scheduler may be a little ahead of the clock.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    internal static void ResponseChanged(Deciding deciding, bool begun)
    {
        deciding.Sign();
        deciding.Do(begun
            ? new SetTimer(ConversationTimer.ResponseStalled, deciding.Options.ResponseTimeout)
            : new ClearTimer(ConversationTimer.ResponseStalled));
    }

    /// <summary>The model said something: is it about the response under way?</summary>
    internal static void Heard(Deciding deciding, RealtimeEvent realtimeEvent)
    {
        var responseId = realtimeEvent switch
        {
            ResponseItemStarted started => started.ResponseId,
            AssistantAudioStarted started => started.ResponseId,
            AssistantAudioDone done => done.ResponseId,
            AssistantTextDelta delta => delta.ResponseId,
            AssistantTextDone done => done.ResponseId,
            ToolRequested requested => requested.ResponseId,
            _ => null,
        };
        if (responseId is not null && responseId == deciding.State.Responses.Active?.Id)
        {
            deciding.Sign();
        }
    }

    internal static void ResponseTimer(Deciding deciding)
    {
        if (deciding.State.Responses.Active is not { Dropped: false } active)
        {
            return;
        }

        // What is heard of it, or waits behind what is heard, is a sign of life too; that the voice goes on is another watch's business.
        // Audio that was announced and never came to the playout is none: no other watch looks after it.
        var sounds = deciding.State.Voice.Has(active.Id) && deciding.State.Voice.Items.Exists(item => item.Started);
        var last = sounds ? deciding.At : deciding.State.LastSign;
        var left = deciding.Options.ResponseTimeout - (deciding.At - last);
        if (left > Slack)
        {
            deciding.Do(new SetTimer(ConversationTimer.ResponseStalled, left));
            return;
        }

        deciding.Announce(new ErrorEvent("response_stalled", ErrorClass.Retry, "The service began a response and did not go on with it."));
        deciding.Responses(new Stalled(active.Id));
        Interruption.Silence(deciding, active.Id);
    }

    internal static void VoiceRanDry(Deciding deciding)
    {
        if (!deciding.State.Voice.Items.IsEmpty)
        {
            deciding.Change(state => state with { Voice = state.Voice with { Dry = true } });
            deciding.Do(new SetTimer(ConversationTimer.VoiceStalled, deciding.Options.VoiceTimeout));
        }
    }

    internal static void VoiceGoesOn(Deciding deciding)
    {
        if (deciding.State.Voice.Dry)
        {
            deciding.Change(state => state with { Voice = state.Voice with { Dry = false } });
            deciding.Do(new ClearTimer(ConversationTimer.VoiceStalled));
        }
    }

    internal static void VoiceTimer(Deciding deciding)
    {
        if (!deciding.State.Voice.Dry || deciding.State.Voice.Items.IsEmpty)
        {
            return;
        }

        deciding.Change(state => state with { Voice = state.Voice with { Dry = false } });
        deciding.Announce(new ErrorEvent("voice_stalled", ErrorClass.Retry, "The voice stopped in the middle of a sentence because nothing more came."));
        foreach (var responseId in deciding.State.Voice.Items.Select(item => item.ResponseId).Distinct().ToList())
        {
            deciding.Responses(new Stalled(responseId));
            Interruption.Silence(deciding, responseId);
        }
    }
}
