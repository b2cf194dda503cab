using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>What must hold of a conversation however its messages are ordered.</summary>
internal static class Invariants
{
    public static void AtMostOneResponseIsActiveAndEachHasOneEnding(IEnumerable<ConversationEffect> trace)
    {
        string? active = null;
        var over = new HashSet<string>();
        foreach (var response in Announced<ResponseEvent>(trace))
        {
            if (response.Status == ResponseStatus.InProgress)
            {
                Assert.Null(active);
                Assert.DoesNotContain(response.Id, over);
                active = response.Id;
            }
            else
            {
                Assert.Equal(active, response.Id);
                Assert.True(over.Add(response.Id));
                active = null;
            }
        }

        Assert.Null(active);
    }

    public static void NoTwoRequestsAreOnTheWireAtOnce(IEnumerable<ConversationEffect> trace)
    {
        string? asked = null;
        var begun = false;
        foreach (var effect in trace)
        {
            switch (effect)
            {
                case SendCommand { Command: CreateResponse create }:
                    Assert.Null(asked);
                    Assert.False(begun);
                    asked = create.Id;
                    break;

                case Announce { Event: ResponseEvent response }:
                    begun = response.Status == ResponseStatus.InProgress;
                    break;

                // The one timer that runs exactly while a request is on the wire.
                case ClearTimer { Timer: ConversationTimer.CreateOverdue }:
                    asked = null;
                    break;

                case SettleRequest settled when settled.RequestId == asked:
                    asked = null;
                    break;
            }
        }
    }

    public static void EveryCallIsRunAtMostOnceAndAnsweredOnce(IEnumerable<ConversationEffect> trace)
    {
        var calls = Announced<ToolCallEvent>(trace).Select(call => call.CallId).ToList();
        Assert.Distinct(calls);
        Assert.Distinct(trace.OfType<RunTool>().Select(run => run.CallId));
        Assert.Equal(calls.Order(), Announced<ToolResultEvent>(trace).Select(result => result.CallId).Order());

        // Outputs without an id of ours are the memory of a new connection, which knows nothing yet.
        Assert.Distinct(Sent<CreateItem>(trace)
            .Select(create => create.Item)
            .OfType<ToolOutputMessage>()
            .Where(output => output.Id is not null)
            .Select(output => output.CallId));
    }

    public static void NothingIsSaidAboutAnItemAfterItsFinalWord(IEnumerable<ConversationEffect> trace)
    {
        var final = new HashSet<string>();
        foreach (var transcript in Announced<TranscriptEvent>(trace))
        {
            Assert.DoesNotContain(transcript.ItemId, final);
            Assert.StartsWith(transcript.Heard, transcript.Text, StringComparison.Ordinal);
            if (transcript.Final)
            {
                final.Add(transcript.ItemId);
            }
        }
    }

    public static void AnItemIsCutOrDeletedAtMostOnce(IEnumerable<ConversationEffect> trace) => Assert.Distinct(
        Sent<TruncateItem>(trace).Select(truncate => truncate.ItemId)
            .Concat(Sent<DeleteItem>(trace).Select(delete => delete.ItemId)));

    public static void EveryRequestHasOneOutcome(IEnumerable<ConversationEffect> trace, IEnumerable<string> requests)
    {
        var settled = trace.OfType<SettleRequest>().Select(effect => effect.RequestId).ToList();
        Assert.Distinct(settled);
        Assert.Subset(settled.ToHashSet(), requests.ToHashSet());
    }

    public static void FlushIdsGrow(IEnumerable<ConversationEffect> trace)
    {
        var ids = trace.OfType<FlushPlayout>().Select(flush => flush.FlushId).ToList();
        Assert.Equal(ids.Order().Distinct(), ids);
    }

    /// <summary>Quiet and not quiet, speaking and not speaking take turns: no state is announced twice in a row.</summary>
    public static void StatesAreAnnouncedOnlyWhenTheyChange(IEnumerable<ConversationEffect> trace)
    {
        AssertTakesTurns(Announced<AgentStateEvent>(trace).Select(state => (object)state.State));
        AssertTakesTurns(Announced<UserStateEvent>(trace).Select(state => (object)state.State));
        AssertTakesTurns(Announced<QuietEvent>(trace).Select(quiet => (object)quiet.Quiet));
    }

    public static void TheJournalIsWhatWasHeard(World world)
    {
        foreach (var item in world.Talk.State.Journal.Items.OfType<AssistantItem>())
        {
            var heard = world.Playout.Heard.GetValueOrDefault(item.Id);
            switch (item.Progress)
            {
                case AssistantProgress.Complete:
                    Assert.Equal(world.Playout.Received[item.Id], heard);
                    break;

                case AssistantProgress.Cut:
                    Assert.Equal(heard, item.HeardMs);
                    Assert.InRange(item.HeardMs, 1, item.ReceivedMs);
                    break;

                case AssistantProgress.Unheard:
                    Assert.Equal(0, heard);
                    break;

                default:
                    // The model began it and never gave it a sound.
                    Assert.Equal(0, heard);
                    Assert.Equal("", item.HeardText);
                    break;
            }
        }
    }

    public static void NothingIsLeftUndecided(World world)
    {
        Assert.True(world.Talk.State.Quiet, $"Not quiet at rest: {world.Talk.State}");
        Assert.False(world.Playout.Paused, "The voice was paused for good.");
        if (!world.Talk.Options.EngineReplies)
        {
            return;
        }

        // Every turn of the person's is behind an answer that began later, or was no turn.
        var dismissed = Announced<FalseInterruptionEvent>(world.Trace).Select(told => told.ItemId).ToHashSet();
        var owed = new List<string>();
        foreach (var effect in world.Trace)
        {
            switch (effect)
            {
                case Announce { Event: SpeechStoppedEvent stopped }:
                    owed.Add(stopped.ItemId);
                    break;

                // A program may forget it, or have typed words answered in its place. Who takes the floor by hand forgets what was said before.
                case SendCommand { Command: CreateResponse } or Decided { About: InterruptRequested or TextSubmitted or TurnBegun }:
                    owed.Clear();
                    break;
            }
        }

        owed.RemoveAll(dismissed.Contains);
        Assert.Empty(owed);
    }

    public static void TheServiceRemembersWhatWasHeard(World world)
    {
        foreach (var (itemId, ms) in world.Service.Memory)
        {
            Assert.Equal(world.Playout.Heard.GetValueOrDefault(itemId), ms);
        }
    }

    private static void AssertTakesTurns(IEnumerable<object> states)
    {
        object? last = null;
        foreach (var state in states)
        {
            Assert.NotEqual(last, state);
            last = state;
        }
    }

    private static IEnumerable<T> Announced<T>(IEnumerable<ConversationEffect> trace)
        where T : SessionEvent => trace.OfType<Announce>().Select(announce => announce.Event).OfType<T>();

    private static IEnumerable<T> Sent<T>(IEnumerable<ConversationEffect> trace)
        where T : RealtimeCommand => trace.OfType<SendCommand>().Select(send => send.Command).OfType<T>();
}
