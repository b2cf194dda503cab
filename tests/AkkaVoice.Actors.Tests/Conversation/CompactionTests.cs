using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaVoice.Actors.Tests.Conversation;

public class CompactionTests
{
    private static Journal Long(int turns, int words = 12)
    {
        var journal = Journal.Empty;
        for (var i = 0; i < turns; i++)
        {
            var at = TimeSpan.FromSeconds(i);
            var text = string.Join(' ', Enumerable.Range(0, words).Select(word => $"word{i}x{word}"));
            journal = journal.Add(i % 2 == 0
                ? new PersonItem($"i{i}", at) { Text = text, TextFinal = true, Committed = true }
                : new AssistantItem($"i{i}", at, $"r{i}") { Text = text, TextFinal = true, Progress = AssistantProgress.Complete, Settled = true });
        }

        return journal;
    }

    [Fact]
    public void A_short_conversation_is_told_in_full() =>
        Assert.Equal((0, null), (Compaction.Plan(Long(10), 3_000).Pruned, Compaction.Plan(Long(10), 3_000).Recap));

    [Fact]
    public void No_budget_means_no_limit() => Assert.Equal(0, Compaction.Plan(Long(500), 0).Pruned);

    [Fact]
    public void A_long_conversation_loses_its_oldest_blocks_and_gets_a_recap()
    {
        var plan = Compaction.Plan(Long(200), 2_000);

        Assert.Equal(0, plan.Pruned % Compaction.BlockSize);
        Assert.InRange(plan.TokensAfter, 1_000, 2_000);
        Assert.True(plan.TokensBefore > 4_000);
        Assert.Contains($"Person: word{plan.Pruned - 2}x0", plan.Recap, StringComparison.Ordinal);
        Assert.Contains($"You: word{plan.Pruned - 1}x0", plan.Recap, StringComparison.Ordinal);
        Assert.DoesNotContain("word0x0", plan.Recap, StringComparison.Ordinal);
        Assert.DoesNotContain($"word{plan.Pruned}x", plan.Recap, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_a_block_the_beginning_that_is_told_stays_the_same()
    {
        var plans = Enumerable.Range(200, 8).Select(turns => Compaction.Plan(Long(turns), 2_000)).ToList();

        Assert.InRange(plans.Select(plan => (plan.Pruned, plan.Recap)).Distinct().Count(), 1, 2);
    }

    [Fact]
    public void What_nobody_heard_is_in_no_recap()
    {
        var journal = Journal.Empty.Add(new AssistantItem("a", TimeSpan.Zero, "r")
        {
            Text = "heard unheard",
            TextFinal = true,
            AudioComplete = true,
            HeardMs = 600,
            ReceivedMs = 1_000,
            Progress = AssistantProgress.Cut,
        });
        journal = Long(40).Items.Aggregate(journal, (so, item) => so.Add(item));

        var recap = Compaction.Plan(journal, 1_000).Recap ?? "";

        Assert.DoesNotContain("unheard", recap, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_plan_keeps_the_latest_and_stays_within_the_budget_where_it_can() => FsCheck.Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Turns, byte Words, ushort Budget)>(), sizes =>
        {
            var journal = Long(sizes.Turns, sizes.Words + 1);
            var plan = Compaction.Plan(journal, 200 + sizes.Budget);
            var latest = journal.Items.TakeLast(Compaction.LeastKept).Sum(TokenEstimate.Of);

            Assert.InRange(plan.Pruned, 0, Math.Max(0, journal.Items.Count - Compaction.LeastKept));
            Assert.True(plan.TokensAfter <= Math.Max(200 + sizes.Budget, latest + ((200 + sizes.Budget) / 4) + 8));
            Assert.Equal(plan.Pruned == 0, plan.Recap is null && plan.TokensAfter == plan.TokensBefore);
        }));

    [Fact]
    public void The_recap_with_what_surrounds_it_stays_within_its_share()
    {
        var plan = Compaction.Plan(Long(57, 2), 204);
        Assert.NotNull(plan.Recap);
        Assert.InRange(plan.TokensAfter, 0, 204);
    }

    [Fact]
    public void The_recap_is_the_systems_stands_at_the_root_and_comes_first()
    {
        var talk = new Talk(new ConversationOptions { MemoryTokens = 1_000 });
        var (_, effects) = ConversationMachine.Decide(ConversationState.Resume(Long(100)), new LinkReady(), talk.Options);

        var told = effects.OfType<SendCommand>().Select(effect => effect.Command).OfType<CreateItem>().ToList();
        var recap = Assert.IsType<TextMessage>(told[0].Item);
        Assert.Equal(("root", ItemKind.System), (told[0].PreviousItemId, recap.Role));
        var compaction = Assert.Single(effects.OfType<Announce>().Select(effect => effect.Event).OfType<CompactionEvent>());
        Assert.Equal(100 - compaction.Pruned, told.Count - 1);
        Assert.DoesNotContain(effects, effect => effect is SendCommand { Command: ConfigureSession });
    }
}
