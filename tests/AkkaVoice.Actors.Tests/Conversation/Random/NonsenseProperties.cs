using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>Events in orders that no server and no playout would send: what is promised to observers and askers holds even then.</summary>
public class NonsenseProperties
{
    private static readonly Config Nonsense = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(300);

    [Fact]
    public void No_sequence_of_events_breaks_what_observers_rely_on() => FsCheck.Check.One(
        Nonsense,
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Kind, byte A, byte B)[]>(), choices =>
        {
            var talk = new Talk();
            var requests = new List<string>();
            foreach (var (kind, a, b) in choices)
            {
                talk.Now += TimeSpan.FromMilliseconds(a);
                talk.Hears(Event(kind % 36, $"{a % 3}", $"{b % 3}", a, b, requests));
            }

            talk.Hears(new SessionClosed());
            Invariants.AtMostOneResponseIsActiveAndEachHasOneEnding(talk.Effects);
            Invariants.EveryCallIsRunAtMostOnceAndAnsweredOnce(talk.Effects);
            Invariants.NothingIsSaidAboutAnItemAfterItsFinalWord(talk.Effects);
            Invariants.AnItemIsCutOrDeletedAtMostOnce(talk.Effects);
            Invariants.EveryRequestHasOneOutcome(talk.Effects, requests);
            Invariants.FlushIdsGrow(talk.Effects);
            Invariants.StatesAreAnnouncedOnlyWhenTheyChange(talk.Effects);
            Assert.All(talk.Sent.OfType<TruncateItem>(), truncate => Assert.True(truncate.AudioEndMs >= 1));
        }));

    [Fact]
    public void A_connection_has_one_conclusion_and_does_nothing_behind_it() => FsCheck.Check.One(
        Nonsense,
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), choices =>
        {
            var state = ConnectionState.Initial;
            var concluded = false;
            foreach (var choice in choices)
            {
                (state, var effects) = ConnectionMachine.Decide(state, Change(choice % 16, (choice / 16) % 4), new ConnectionOptions());
                foreach (var effect in effects)
                {
                    // Hanging up on a server that answers too late is all that may still be done.
                    Assert.True(!concluded || effect is HangUp, $"{effect} after the conclusion");
                    concluded |= effect is Conclude;
                }
            }

            Assert.Equal(concluded, state.Over);
        }));

    private static ConversationEvent Event(int kind, string first, string second, int a, int b, List<string> requests) => kind switch
    {
        0 => new LinkReady(),
        1 => new LinkLost(),
        2 => new ReplyRequested(Ask(requests), null, null),
        3 => new TextSubmitted(Ask(requests), $"t{requests.Count}", "Hello."),
        4 => new InterruptRequested(),
        5 => new ToolAnswered("c" + first, true, "{}"),
        6 => new TimerElapsed((ConversationTimer)(a % Enum.GetValues<ConversationTimer>().Length)),
        7 => new AudioEvent(new PlayoutStarted("r" + first, "a" + second)),
        8 => new AudioEvent(new PlayoutItemEnded(Talk.Position("r" + first, "a" + second, a, a))),
        9 => new AudioEvent(new PlayoutDrained()),
        10 or 11 => new AudioEvent(new PlayoutFlushed(a % 8, [Talk.Position("r" + first, "a" + second, a, b)], 0)),
        12 => new AudioEvent(new PlayoutOverflowed("r" + first, 20)),
        13 => new AudioEvent(new AudioDropped("microphone", 20)),
        14 => new ModelEvent(new UserSpeechStarted("u" + first, a)),
        15 => new ModelEvent(new UserSpeechStopped("u" + first, a)),
        16 => new ModelEvent(new UserTurnCommitted("u" + first, null)),
        17 => new ModelEvent(new IdleTimedOut("u" + first, 0, a)),
        18 => new ModelEvent(new UserTranscriptDelta("u" + first, "word ")),
        19 => new ModelEvent(new UserTranscriptDone("u" + first, "words")),
        20 => new ModelEvent(Talk.Started("r" + first)),
        21 => new ModelEvent(Talk.Started("r" + a, requests.LastOrDefault())),
        22 => new ModelEvent(new ResponseItemStarted("r" + first, "a" + second, ItemKind.Assistant)),
        23 => new ModelEvent(new AssistantAudioStarted("r" + first, "a" + second, null)),
        24 => new ModelEvent(new AssistantAudioDone("r" + first, "a" + second)),
        25 => new ModelEvent(new AssistantTextDelta("r" + first, "a" + second, "word ", b % 2 == 0)),
        26 => new ModelEvent(new AssistantTextDone("r" + first, "a" + second, "words", b % 2 == 0)),
        27 => new ModelEvent(new ToolRequested("r" + first, "f" + second, "c" + second, "tool", "{}")),
        28 or 29 => new ModelEvent(new ResponseFinished("r" + first, (ResponseOutcome)(a % 4), null, null, null)),
        32 => new TurnCommitted(Ask(requests)),
        33 => a % 2 == 0 ? new TurnBegun() : new TurnCleared(),
        34 => new AudioEvent(a % 2 == 0 ? new PlayoutRanDry() : new PlayoutWentOn()),
        35 => new ToolProgressed("c" + first, "Half."),
        30 => new ModelEvent(new ItemAdded("out_" + first, null, ItemKind.ToolOutput)),
        _ => new ModelEvent(new RealtimeFaulted(new RealtimeFault(
            "x", a % 2 == 0 ? "conversation_already_has_active_response" : "invalid_value", "", null, requests.LastOrDefault()))),
    };

    private static ConnectionChange Change(int choice, int link) => choice switch
    {
        0 => new DialWanted(),
        1 or 2 => new Dialled(link),
        3 => new DialFailed(link, (DialFailure)(link % 5), "no"),
        4 => link == 0 ? new HangUpWanted() : new RotationWanted(),
        5 => new DeadlinePassed((ConnectionDeadline)link),
        6 => new DeadlinePassed((ConnectionDeadline)(link + 3)),
        7 or 8 => new ServiceSaid(link, new SessionConfigured(null)),
        9 => new ServiceSaid(link, new Disconnected(1000, "bye", ByUs: false)),
        10 => new ServiceSaid(link, new RealtimeFaulted(new RealtimeFault("x", link == 0 ? "insufficient_quota" : "server_error", "Pay."))),
        11 => new ServiceSaid(link, new RealtimeFaulted(new RealtimeFault("x", "session_expired", "Late."))),
        12 => new Switched(link),
        13 => new ServiceSaid(link, Talk.Started("r")),
        14 => new ServiceSaid(link, new ResponseFinished("r", ResponseOutcome.Completed, null, null, new TokenUsage(9_000 * link, 1, 0, 0, 0))),
        _ => new LifetimeTold(link, TimeSpan.FromMinutes(link)),
    };

    private static string Ask(List<string> requests)
    {
        requests.Add($"q{requests.Count}");
        return requests[^1];
    }
}
