using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Lines;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>
/// Going over to another connection while the present one still works: the other one is told everything that is settled
/// beforehand, and takes over when nobody speaks, nothing is being made and nothing is being heard. Tools may run.
/// </summary>
internal static class StandbyRules
{
    // Speech that began just now may be known to the present connection and not to us yet.
    private const int QuietReplayMs = 2_000;

    internal static void Ready(Deciding deciding)
    {
        var told = LineSeed.Settled(deciding);
        deciding.Line(line => line with { Standby = new StandbyState(told) });
    }

    internal static void Gone(Deciding deciding) => deciding.Line(line => line with { Standby = null });

    internal static void Overdue(Deciding deciding) => deciding.Line(line => line with
    {
        Standby = line.Standby is { } standby ? standby with { Overdue = true } : null,
    });

    /// <summary>Goes over if this is the moment.</summary>
    internal static void Switch(Deciding deciding)
    {
        if (deciding.State.Line.Standby is not { } standby || !(standby.Overdue || IsGoodMoment(deciding)))
        {
            return;
        }

        var replay = LinkRules.Replay(deciding.State, deciding.State.Line.Unconfirmed ? null : QuietReplayMs);
        if (deciding.State.Responses is { Active: not null } or { Sent: not null } || deciding.State.Turn.AnswerAwaited)
        {
            LinkRules.Lost(deciding);
        }

        LineSeed.All(deciding, standby.Told, command => deciding.Do(new SendToStandby(command)));
        deciding.Do(new SwitchLink(replay));
        LinkRules.Begin(deciding);
    }

    private static bool IsGoodMoment(Deciding deciding)
    {
        var state = deciding.State;
        return state.Turn is { PersonSpeaking: false, AnswerAwaited: false }
            && state is { Overlap: null, Commits.IsEmpty: true, Line: { SpeakingFromMs: null, Cut: null } }
            && state.Responses is { Active: null, Sent: null, Queue.IsEmpty: true }
            && state.Voice is { Items.IsEmpty: true, Flushes.IsEmpty: true }
            && !(deciding.Options.Transcribes && AwaitsWords(state.Journal));
    }

    /// <summary>A transcript that has not come would be lost with the connection that owes it.</summary>
    private static bool AwaitsWords(Journal journal) =>
        journal.Items.OfType<PersonItem>().LastOrDefault(person => person.Committed) is { TextFinal: false };
}
