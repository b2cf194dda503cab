using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.TestKits;

public class EventFilterTests : TestKitSpec
{
    [Fact]
    public void An_event_of_each_level_is_expected()
    {
        EventFilter.Debug("m").ExpectOne(() => Log.Debug("m"));
        EventFilter.Info("m").ExpectOne(() => Log.Info("m"));
        EventFilter.Warning("m").ExpectOne(() => Log.Warning("m"));
        EventFilter.Error("m").ExpectOne(() => Log.Error("m"));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, "m").ExpectOne(() => Log.Info("m"));
    }

    [Fact]
    public void A_message_is_given_exactly_or_by_a_part_of_it()
    {
        EventFilter.Info("hello 1").ExpectOne(() => Log.Info("hello {0}", 1));
        EventFilter.Info(start: "hel").ExpectOne(() => Log.Info("hello {0}", 1));
        EventFilter.Info(contains: "lo 1").ExpectOne(() => Log.Info("hello {0}", 1));
        EventFilter.Info(new Regex("^h.*1$")).ExpectOne(() => Log.Info("hello {0}", 1));
        Assert.Contains(
            "Only received 0/1 messages that matched filter [Info when Message == \"hello\"]",
            Failure(() => EventFilter.Info("hello").ExpectOne(Short, () => Log.Info("hello {0}", 1))));
    }

    [Fact]
    public void The_source_is_a_text_or_an_actor_path()
    {
        EventFilter.Info(source: "abc").ExpectOne(() => Sys.EventStream.Publish(new Info("abc", typeof(string), "m")));
        Failure(() => EventFilter.Info(source: "abd").ExpectOne(Short, () => Sys.EventStream.Publish(new Info("abc", typeof(string), "m"))));
        var path = TestActor.Path.ToString();
        EventFilter.Info(source: path).ExpectOne(() => Sys.EventStream.Publish(new Info(path, typeof(string), "m")));
    }

    [Fact]
    public void The_number_must_be_met_exactly()
    {
        EventFilter.Info("x").Expect(2, () => Log2("x"));
        Assert.Contains("Only received 2/3", Failure(() => EventFilter.Info("x").Expect(3, Short, () => Log2("x"))));
        Assert.Contains("Received 1 message too many", Failure(() => EventFilter.Info("x").ExpectOne(Short, () => Log2("x"))));
        Failure(() => EventFilter.Info("x").Expect(0, Short, () => Log2("x")));
        EventFilter.Info("x").Expect(0, Short, () => { });
    }

    [Fact]
    public void Events_may_come_within_the_leeway() => EventFilter.Info("late").ExpectOne(
        TimeSpan.FromSeconds(10),
        () => Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(50), () => Log.Info("late")));

    [Fact]
    public void An_exception_is_expected_by_type_and_message()
    {
        void LogIt() => Log.Error(new InvalidOperationException("inner text"), "outer text");

        EventFilter.Exception<InvalidOperationException>().ExpectOne(LogIt);
        EventFilter.Exception<SystemException>().ExpectOne(LogIt);
        EventFilter.Exception<InvalidOperationException>("inner text").ExpectOne(LogIt);
        EventFilter.Exception<InvalidOperationException>("outer text").ExpectOne(LogIt);
        EventFilter.Exception<InvalidOperationException>(new Regex("inn.r")).ExpectOne(LogIt);
        Failure(() => EventFilter.Exception<ArgumentException>().ExpectOne(Short, LogIt));
        Failure(() => EventFilter.Exception<InvalidOperationException>("text").ExpectOne(Short, LogIt));
    }

    [Fact]
    public void An_inner_exception_counts_on_request()
    {
        void LogIt() => Log.Error(new InvalidOperationException("o", new ArgumentException("i")), "m");

        EventFilter.Exception(typeof(ArgumentException), checkInnerExceptions: true).ExpectOne(LogIt);
        Failure(() => EventFilter.Exception(typeof(ArgumentException)).ExpectOne(Short, LogIt));
    }

    [Fact]
    public void A_failing_actor_s_exception_is_expected()
    {
        var actor = ActorOf(Props.Create<Failing>());
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => actor.Tell("boom"));
    }

    [Fact]
    public void Dead_letters_are_expected_by_type_and_content()
    {
        EventFilter.DeadLetter().ExpectOne(() => Sys.DeadLetters.Tell("x"));
        EventFilter.DeadLetter<string>().ExpectOne(() => Sys.DeadLetters.Tell("x"));
        EventFilter.DeadLetter<string>(m => m == "x").ExpectOne(() => Sys.DeadLetters.Tell("x"));
        EventFilter.DeadLetter(typeof(string)).ExpectOne(() => Sys.DeadLetters.Tell("x"));
        Failure(() => EventFilter.DeadLetter<int>().ExpectOne(Short, () => Sys.DeadLetters.Tell("x")));
    }

    [Fact]
    public void Several_filters_count_together()
    {
        EventFilter.Info("a").And.Warning("b").Expect(2, () =>
        {
            Log.Info("a");
            Log.Warning("b");
        });
        Assert.Contains(
            "[Info when Message == \"a\",Warning when Message == \"b\"]",
            Failure(() => EventFilter.Info("a").And.Warning("b").Expect(2, Short, () => Log.Info("a"))));
    }

    [Fact]
    public void A_predicate_may_be_the_filter()
    {
        EventFilter.Custom(e => e is Info && Equals(e.Message.ToString(), "m")).ExpectOne(() => Log.Info("m"));
        EventFilter.Custom<Warning>(_ => true).ExpectOne(() => Log.Warning("m"));
    }

    [Fact]
    public async Task Asynchronous_code_is_run_and_its_result_given()
    {
        await EventFilter.Info("m").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Log.Info("m");
        });
        var result = await EventFilter.Info("m").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Log.Info("m");
            return 7;
        });
        Assert.Equal(7, result);
        Assert.Equal(8, EventFilter.Info("m").ExpectOne(() =>
        {
            Log.Info("m");
            return 8;
        }));
        await FailureAsync(() => EventFilter.Info("m").ExpectOneAsync(Short, () => Task.CompletedTask));
    }

    [Fact]
    public void An_exception_of_the_code_is_thrown() =>
        Assert.Throws<InvalidOperationException>(() => EventFilter.Info("m").ExpectOne(() => throw new InvalidOperationException()));

    [Fact]
    public void Muting_expects_nothing_and_gives_the_result()
    {
        EventFilter.Info("m").Mute(() => Log.Info("m"));
        Assert.Equal(3, EventFilter.Info("m").Mute(() => 3));
        using (EventFilter.Info("m").Mute())
            Log.Info("m");
    }

    private void Log2(string message)
    {
        Log.Info(message);
        Log.Info(message);
        // The listener takes events in their order: with the third it has had the other two.
        EventFilter.Info("seen").ExpectOne(() => Log.Info("seen"));
    }

    private sealed class Failing : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException((string)message);
    }
}
