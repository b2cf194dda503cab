using System.Collections;
using Akka.Actor;

namespace Akka.Compat.Tests.TestKits;

public class ReceiveTests : TestKitSpec
{
    [Fact]
    public async Task The_next_message_is_given_or_null_in_its_absence()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("c");
        Assert.Equal("a", ReceiveOne(Short));
        Assert.Equal("b", await ReceiveOneAsync(Short));
        Assert.True(TryReceiveOne(out var envelope, Short));
        Assert.Equal("c", envelope.Message);
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Null(await ReceiveOneAsync(TimeSpan.Zero));
        Assert.False(TryReceiveOne(out _, TimeSpan.Zero));
    }

    [Fact]
    public void A_negative_time_waits_for_a_message()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(50), TestActor, "late", ActorRefs.NoSender);
        Assert.Equal("late", ReceiveOne(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task A_peek_leaves_the_message()
    {
        TestActor.Tell("a");
        Assert.Equal("a", PeekOne(Short));
        Assert.Equal("a", await PeekOneAsync(Short));
        Assert.True(HasMessages);
        Assert.Equal("a", ReceiveOne(Short));
        Assert.False(HasMessages);
        Assert.Null(PeekOne(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_number_of_messages_is_received()
    {
        for (var i = 0; i < 4; i++)
            TestActor.Tell(i);
        Assert.Equal([0, 1], ReceiveN(2));
        var rest = new List<object>();
        await foreach (var message in ReceiveNAsync(2, Short))
            rest.Add(message);
        Assert.Equal([2, 3], rest);
        TestActor.Tell("one");
        Assert.Contains("while expecting 2 messages. Only got 1", Failure(() => ReceiveN(2, Short)));
    }

    [Fact]
    public void Messages_are_received_while_the_filter_gives_something()
    {
        for (var i = 0; i < 5; i++)
            TestActor.Tell(i);
        Assert.Equal([0, 1, 2], ReceiveWhile<object>(Short, m => (int)m < 3 ? m : null!));
        Assert.Equal(2, LastMessage);
        Assert.Equal(3, ReceiveOne(Short));
    }

    [Fact]
    public void Messages_are_received_up_to_a_number()
    {
        for (var i = 0; i < 3; i++)
            TestActor.Tell(i);
        Assert.Equal([0, 1], ReceiveWhile<object>(Short, m => m, 2));
        Assert.Equal(2, ReceiveOne(Short));
    }

    [Fact]
    public void Other_types_are_dropped_or_end_the_reception()
    {
        void Send()
        {
            TestActor.Tell(1);
            TestActor.Tell("x");
            TestActor.Tell(2);
        }

        Send();
        Assert.Equal([1, 2], ReceiveWhile<int>(m => m < 9, Short));
        Assert.False(HasMessages);
        Send();
        Assert.Equal([1], ReceiveWhile<int>(m => m < 9, Short, shouldIgnoreOtherMessageTypes: false));
        Assert.Equal("x", ReceiveOne(Short));
    }

    [Fact]
    public void Idleness_ends_the_reception()
    {
        TestActor.Tell(1);
        var start = Now;
        Assert.Equal([1], ReceiveWhile<object>(TimeSpan.FromSeconds(20), Short, m => m));
        Assert.True(Now - start < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Fishing_skips_what_does_not_fit()
    {
        foreach (var message in new object[] { "a", 1, "b", 2, "c" })
            TestActor.Tell(message);
        Assert.Equal(1, FishForMessage(m => m is int));
        Assert.Equal(2, FishForMessage<int>(m => m == 2));
        Assert.Equal("c", await FishForMessageAsync<string>(_ => true));
        Assert.Contains("during fishForMessage, hint: net", Failure(() => FishForMessage<int>(_ => true, Short, "net")));
    }

    [Fact]
    public void Fishing_may_keep_what_it_skips()
    {
        foreach (var message in new object[] { "a", "b", 2 })
            TestActor.Tell(message);
        var skipped = new ArrayList { "old" };
        Assert.Equal(2, FishForMessage<int>(_ => true, skipped));
        Assert.Equal(new ArrayList { "a", "b" }, skipped);
    }

    [Fact]
    public async Task Radio_silence_gives_everything_before_it()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        Assert.Equal(new ArrayList { "a", "b" }, await WaitForRadioSilenceAsync(Short));
    }

    [Fact]
    public async Task Radio_silence_allows_a_number_of_messages()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        Assert.Equal(2, (await WaitForRadioSilenceAsync(Short, 2)).Count);
        TestActor.Tell("a");
        TestActor.Tell("b");
        Assert.Contains("maxMessages violated", await FailureAsync(() => WaitForRadioSilenceAsync(Short, 1)));
    }

    [Fact]
    public async Task Fishing_until_a_message_fails_at_it()
    {
        TestActor.Tell("a");
        await FishUntilMessageAsync<int>(Short);
        TestActor.Tell("b");
        TestActor.Tell(1);
        await FailureAsync(() => FishUntilMessageAsync<int>(Short));
    }

    [Fact]
    public void Ignored_messages_do_not_arrive()
    {
        IgnoreMessages(m => m is int);
        TestActor.Tell(1);
        TestActor.Tell("a");
        ExpectMsg("a");
        IgnoreMessages<string>();
        TestActor.Tell("b");
        TestActor.Tell(2);
        ExpectMsg(2);
        IgnoreMessages<int>(m => m > 5);
        TestActor.Tell(6);
        TestActor.Tell(5);
        ExpectMsg(5);
        IgnoreNoMessages();
        TestActor.Tell(7);
        ExpectMsg(7);
    }
}
