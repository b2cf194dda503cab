using System.Globalization;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Streams.Realtime.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>
/// Random schedules of whole conversations. A failure prints the shrunk list of choices and the seed; pass the seed to
/// <c>Config.WithReplay</c> to see it again. <c>AKKAVOICE_CONVERSATIONS</c> is how many each test runs.
/// </summary>
public class ConversationProperties
{
    private static readonly Config Schedules = Config.QuickThrowOnFailure.WithMaxTest(Count).WithEndSize(500);

    private static readonly InterruptionPolicy[] Policies =
    [
        InterruptionPolicy.Immediate,
        new() { Allowed = false },
        new() { LocalDetection = true },
        new() { MinSpeech = TimeSpan.FromMilliseconds(500) },
        new() { Reaction = SpeechReaction.Pause },
        new() { MinSpeech = TimeSpan.FromMilliseconds(300), Reaction = SpeechReaction.Pause, LocalDetection = true },
        new() { Backchannels = ["uh huh"] },
        new() { Reaction = SpeechReaction.Pause, Backchannels = ["uh huh"], LocalDetection = true, MinSpeech = TimeSpan.FromMilliseconds(200) },
    ];

    private static readonly SessionSettings Settings = new() { Model = "m", TurnDetection = new ServerVad() };

    private static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("AKKAVOICE_CONVERSATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 300;

    public static TheoryData<int> AllPolicies => [.. Enumerable.Range(0, Policies.Length)];

    [Theory]
    [MemberData(nameof(AllPolicies))]
    public void Any_order_of_messages_keeps_every_promise(int policy) => CheckAtRest(For(policy));

    /// <summary>Once in some thousand schedules: a turn is judged, and the next begins before its words are known.</summary>
    [Fact]
    public void A_murmur_over_which_the_next_one_begins_is_told_like_any_other() => KeepsEveryPromise(
        [251, 107, 171, 222, 91, 251, 27, 99, 35, 51, 79, 163, 0, 3, 0, 163, 222, 69, 99, 118, 43, 30, 155, 94, 123, 221, 141, 11, 75, 155, 94, 222],
        For(6));

    [Fact]
    public void So_it_does_when_nobody_interrupts_and_when_nobody_answers_by_itself()
    {
        CheckAtRest(For(0) with { SpeechInterrupts = false });
        CheckAtRest(For(0) with { ServerReplies = false });
        CheckAtRest(For(4) with { EngineReplies = false });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_service_that_interrupts_although_it_was_told_not_to_breaks_no_promise(int policy) => CheckAtRest(For(policy), selfish: true);

    [Theory]
    [MemberData(nameof(AllPolicies))]
    public void Deadlines_that_pass_at_any_moment_break_no_promise(int policy) => Check(choices =>
    {
        var world = Run(choices, For(policy), hasty: true);
        Invariants.NothingIsLeftUndecided(world);
        Invariants.TheJournalIsWhatWasHeard(world);
        CheckTrace(world);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_that_does_not_name_causes_is_served_as_well(bool interrupts) =>
        CheckAtRest(For(0) with { SpeechInterrupts = interrupts }, echoes: false);

    private static ConversationOptions For(int policy) => new ConversationOptions
    {
        Interruptions = Policies[policy],
        Filler = policy % 2 == 0 ? null : new FillerPolicy(),
        CancelledByInterruption = policy % 3 == 0 ? ["tool"] : [],
    }.For(Settings);

    private static void CheckAtRest(ConversationOptions options, bool echoes = true, bool selfish = false) =>
        Check(choices => KeepsEveryPromise(choices, options, echoes, selfish));

    private static void KeepsEveryPromise(byte[] choices, ConversationOptions options, bool echoes = true, bool selfish = false)
    {
        var world = Run(choices, options, hasty: false, echoes, selfish);
        Assert.Empty(world.Service.Complaints);
        Assert.Empty(world.Service.Unanswered);
        Invariants.NothingIsLeftUndecided(world);
        Invariants.TheJournalIsWhatWasHeard(world);
        if (!selfish)
        {
            Invariants.TheServiceRemembersWhatWasHeard(world);
        }

        CheckTrace(world);
    }

    private static World Run(IEnumerable<byte> choices, ConversationOptions options, bool hasty, bool echoes = true, bool selfish = false)
    {
        var world = new World(options, hasty, echoes, selfish);
        world.Run(choices);
        world.Rest();
        return world;
    }

    private static void CheckTrace(World world)
    {
        Invariants.NoTwoRequestsAreOnTheWireAtOnce(world.Trace);
        world.Close();
        Invariants.AtMostOneResponseIsActiveAndEachHasOneEnding(world.Trace);
        Invariants.EveryCallIsRunAtMostOnceAndAnsweredOnce(world.Trace);
        Invariants.NothingIsSaidAboutAnItemAfterItsFinalWord(world.Trace);
        Invariants.AnItemIsCutOrDeletedAtMostOnce(world.Trace);
        Invariants.EveryRequestHasOneOutcome(world.Trace, world.Requests);
        Invariants.FlushIdsGrow(world.Trace);
        Invariants.StatesAreAnnouncedOnlyWhenTheyChange(world.Trace);
    }

    private static void Check(Action<byte[]> property) =>
        FsCheck.Check.One(Schedules, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), property));
}
