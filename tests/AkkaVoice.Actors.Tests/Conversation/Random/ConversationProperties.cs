using AkkaVoice.Actors.Conversation;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>
/// Random schedules of whole conversations. A failure prints the shrunk list of choices and the seed; pass the seed to
/// <c>Config.WithReplay</c> to see it again.
/// </summary>
public class ConversationProperties
{
    private static readonly Config Schedules = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(500);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Any_order_of_messages_keeps_every_promise(bool interrupts, bool replies) => Check(choices =>
    {
        var world = Run(choices, interrupts, replies, hasty: false);
        Assert.Empty(world.Service.Complaints);
        Assert.Empty(world.Service.Unanswered);
        Assert.True(world.Talk.State.Quiet, $"Not quiet at rest: {world.Talk.State}");
        Invariants.TheJournalIsWhatWasHeard(world);
        Invariants.TheServiceRemembersWhatWasHeard(world);
        CheckTrace(world);
    });

    [Fact]
    public void Deadlines_that_pass_at_any_moment_break_no_promise() => Check(choices =>
    {
        var world = Run(choices, interrupts: true, replies: true, hasty: true);
        Assert.True(world.Talk.State.Quiet, $"Not quiet at rest: {world.Talk.State}");
        Invariants.TheJournalIsWhatWasHeard(world);
        CheckTrace(world);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_that_does_not_name_causes_is_served_as_well(bool interrupts) => Check(choices =>
    {
        var world = Run(choices, interrupts, replies: true, hasty: false, echoes: false);
        Assert.Empty(world.Service.Complaints);
        Assert.Empty(world.Service.Unanswered);
        Assert.True(world.Talk.State.Quiet, $"Not quiet at rest: {world.Talk.State}");
        Invariants.TheJournalIsWhatWasHeard(world);
        CheckTrace(world);
    });

    private static World Run(IEnumerable<byte> choices, bool interrupts, bool replies, bool hasty, bool echoes = true)
    {
        var options = new ConversationOptions { SpeechInterrupts = interrupts, ServerReplies = replies };
        var world = new World(options, hasty, echoes);
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
