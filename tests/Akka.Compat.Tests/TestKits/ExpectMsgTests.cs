using Akka.Actor;
using Akka.TestKit;

namespace Akka.Compat.Tests.TestKits;

public class ExpectMsgTests : TestKitSpec
{
    [Fact]
    public void Every_form_gives_the_message()
    {
        for (var i = 0; i < 7; i++)
            TestActor.Tell("m" + i);
        Assert.Equal("m0", ExpectMsg<string>());
        Assert.Equal("m1", ExpectMsg("m1"));
        Assert.Equal("m2", ExpectMsg<string>(m => m == "m2"));
        Assert.Equal("m3", ExpectMsg<string>(m => Assert.Equal("m3", m)));
        Assert.Equal("m4", ExpectMsg<string>((m, sender) => m == "m4" && sender.Equals(TestActor)));
        Assert.Equal("m5", ExpectMsg<string>((m, sender) => Assert.Equal(TestActor, sender)));
        Assert.Equal("m6", ExpectMsg("M6", (expected, actual) => expected.Equals(actual, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("m6", LastMessage);
        Assert.Equal(TestActor, LastSender);
    }

    [Fact]
    public async Task Every_asynchronous_form_gives_the_message()
    {
        for (var i = 0; i < 7; i++)
            TestActor.Tell("m" + i);
        Assert.Equal("m0", await ExpectMsgAsync<string>());
        Assert.Equal("m1", await ExpectMsgAsync("m1"));
        Assert.Equal("m2", await ExpectMsgAsync<string>(m => m == "m2"));
        Assert.Equal("m3", await ExpectMsgAsync<string>(m => Assert.Equal("m3", m)));
        Assert.Equal("m4", await ExpectMsgAsync<string>((m, sender) => m == "m4" && sender.Equals(TestActor)));
        Assert.Equal("m5", await ExpectMsgAsync<string>((m, sender) => Assert.Equal(TestActor, sender)));
        Assert.Equal("m6", await ExpectMsgAsync("M6", (expected, actual) => expected.Equals(actual, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_message_may_be_expected_as_its_base_type()
    {
        TestActor.Tell("text");
        Assert.Equal("text", ExpectMsg<IComparable<string>>());
    }

    [Fact]
    public void No_message_in_time_is_a_failure() =>
        Assert.Contains("while waiting for a message of type System.String why", Failure(() => ExpectMsg<string>(Short, "why")));

    [Fact]
    public void A_message_of_another_type_is_a_failure_and_is_taken()
    {
        TestActor.Tell(5);
        Assert.Contains("Expected a message of type System.String, but received {5} (type System.Int32)", Failure(() => ExpectMsg<string>(Short)));
        Assert.False(HasMessages);
    }

    [Fact]
    public void Another_value_is_a_failure()
    {
        TestActor.Tell("a");
        var message = Failure(() => ExpectMsg("b", Short));
        Assert.Contains("Expected: b", message);
        Assert.Contains("Actual:   a", message);
    }

    [Fact]
    public void A_predicate_that_does_not_hold_is_a_failure_that_shows_the_hint()
    {
        TestActor.Tell("{a}");
        Assert.Contains("Also expected the {hint} but the message {{a}} of type", Failure(() => ExpectMsg<string>(m => m == "b", Short, "the {hint}")));
    }

    [DifferenceFact("wraps the cancellation in an AggregateException")]
    public async Task Cancellation_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource(Short);
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsg<string>(TimeSpan.FromSeconds(20), cancellationToken: cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await ExpectMsgAsync<string>(TimeSpan.FromSeconds(20), cancellationToken: cancellation.Token));
    }

    [Fact]
    public void The_sender_is_part_of_the_expectation()
    {
        var probe = CreateTestProbe();
        for (var i = 0; i < 3; i++)
            TestActor.Tell("m", probe);
        ExpectMsgFrom<string>(probe.Ref);
        ExpectMsgFrom(probe.Ref, "m");
        ExpectMsgFrom<string>(sender => Assert.Equal(probe.Ref, sender), m => Assert.Equal("m", m));
    }

    [DifferenceFact("fails while it formats a message that it does not need")]
    public void The_sender_may_be_expected_together_with_a_predicate()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("m", probe);
        TestActor.Tell("m", probe);
        ExpectMsgFrom<string>(probe.Ref, m => m == "m");
        ExpectMsgFrom<string>(sender => sender.Equals(probe.Ref), m => m == "m");
    }

    [Fact]
    public void Another_sender_is_a_failure()
    {
        TestActor.Tell("m", CreateTestProbe());
        Assert.Contains("Sender does not match", Failure(() => ExpectMsgFrom<string>(TestActor, Short)));
    }

    [Fact]
    public void Silence_is_expected_for_the_given_time()
    {
        var start = Now;
        ExpectNoMsg(Short);
        Assert.InRange(Now - start, Short * 0.9, TimeSpan.FromSeconds(20));
        ExpectNoMsg(0);
    }

    [Fact]
    public async Task A_message_breaks_the_expected_silence()
    {
        TestActor.Tell("noise");
        Assert.Contains("Expected no messages during 00:00:00.1000000, instead we received <noise>", Failure(() => ExpectNoMsg(Short)));
        TestActor.Tell("noise");
        Assert.Contains("<noise>", await FailureAsync(async () => await ExpectNoMsgAsync(Short)));
    }

    [Fact]
    public void Without_a_message_there_is_no_last_one()
    {
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Throws<IllegalActorStateException>(() => LastMessage);
        Assert.Throws<IllegalActorStateException>(() => LastSender);
    }

    [Fact]
    public void The_end_of_a_watched_actor_is_expected()
    {
        var probe = CreateTestProbe();
        Assert.Equal(probe.Ref, Watch(probe.Ref));
        Sys.Stop(probe.Ref);
        Assert.Equal(probe.Ref, ExpectTerminated(probe.Ref).ActorRef);
        Assert.Contains("Terminated", Failure(() => ExpectTerminated(probe.Ref, Short)));
    }

    [Fact]
    public async Task An_actor_that_is_unwatched_ends_without_notice()
    {
        var probe = CreateTestProbe();
        await WatchAsync(probe.Ref);
        await UnwatchAsync(probe.Ref);
        Sys.Stop(probe.Ref);
        await ExpectNoMsgAsync(Short);
    }

    [Fact]
    public void Messages_may_be_expected_in_any_order()
    {
        foreach (var message in new[] { "a", "b", "c", "d" })
            TestActor.Tell(message);
        Assert.Equal(["a", "b"], ExpectMsgAllOf("b", "a"));
        Assert.Equal(["c", "d"], ExpectMsgAllOf(Short, "d", "c"));
    }

    [Fact]
    public async Task Messages_may_be_expected_in_any_order_asynchronously()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        var received = new List<string>();
        await foreach (var message in ExpectMsgAllOfAsync(["b", "a"]))
            received.Add(message);
        Assert.Equal(["a", "b"], received);
    }

    [Fact]
    public void What_is_missing_and_what_is_too_much_is_named()
    {
        TestActor.Tell("a");
        TestActor.Tell("d");
        Assert.Equal("not found [b] found unexpected [d]", Failure(() => ExpectMsgAllOf(Short, "b", "a")));
        TestActor.Tell("a");
        Assert.Contains("while expecting 2 messages. Only got 1", Failure(() => ExpectMsgAllOf(Short, "b", "a")));
    }

    [Fact]
    public void One_of_several_messages_is_expected()
    {
        TestActor.Tell("b");
        Assert.Equal("b", ExpectMsgAnyOf(["a", "b"]));
        TestActor.Tell("c");
        Assert.Equal("ExpectMsgAnyOf found unexpected c", Failure(() => ExpectMsgAnyOf(["a", "b"])));
    }

    [Fact]
    public void Predicates_may_match_in_any_order()
    {
        TestActor.Tell(2);
        TestActor.Tell("a");
        var received = ExpectMsgAllOfMatchingPredicates(PredicateInfo.Create<string>(m => m == "a"), PredicateInfo.Create<int>(m => m == 2));
        Assert.Equal([2, "a"], received);
    }
}
