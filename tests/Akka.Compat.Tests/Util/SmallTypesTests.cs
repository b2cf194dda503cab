using Akka.Actor;
using Akka.Event;
using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class SmallTypesTests
{
    [Fact]
    public void Options_are_equal_when_their_values_are()
    {
        Assert.True(Option<int>.Create(1) == Option<int>.Create(1) && Option<int>.None == default);
        Assert.True(Option<int>.Create(0) != Option<int>.None && Option<string>.Create("a") != "b");
    }

    [Fact]
    public void Arguments_are_joined_also_where_they_are_null()
    {
        Assert.Equal("1, <null>, x", StringFormat.SafeJoin(", ", 1, null, "x"));
        Assert.Equal("", StringFormat.SafeJoin(", "));
    }

    [Fact]
    public void A_vector_is_filled_by_calls()
    {
        var calls = 0;
        Assert.Equal([0, 1, 2], Vector.Fill<int>(3)(() => calls++));
        Assert.Empty(Vector.Fill<int>(0)(() => calls++));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vector.Fill<int>(-1)(() => calls++));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_subscription_has_a_set_of_exceptions()
    {
        Assert.Equal([1, 2], new Subscription<string, int>("a", [1, 1, 2]).Unsubscriptions.Order());
        var subscription = new Subscription<string, int>("a");
        Assert.True(subscription.Unsubscriptions.Add(3) && !subscription.Unsubscriptions.Add(3));
        Assert.Equal("a", subscription.Subscriber);
    }

    [Fact]
    public void Questions_and_answers_of_identification_are_equal_by_value()
    {
        Assert.Equal(new Identify("id"), new Identify("id"));
        Assert.NotEqual(new Identify("id"), new Identify(null));
        Assert.Equal(new ActorIdentity("id", ActorRefs.Nobody), new ActorIdentity("id", ActorRefs.Nobody));
        Assert.NotEqual(new ActorIdentity("id", ActorRefs.Nobody), new ActorIdentity("id", null));
        Assert.Equal(new Identify("id").GetHashCode(), new Identify("id").GetHashCode());
        Assert.Equal(new ActorIdentity(null, null).GetHashCode(), new ActorIdentity(null, null).GetHashCode());
    }

    [Fact]
    public void The_machines_clock_does_not_go_back()
    {
#pragma warning disable CS0618 // To go in a later version; public until then.
        var clock = DateTimeOffsetNowTimeProvider.Instance;
#pragma warning restore CS0618
        Assert.Equal(TimeSpan.Zero, clock.Now.Offset);
        var before = clock.MonotonicClock;
        Assert.True(clock.MonotonicClock >= before && clock.HighResMonotonicClock > TimeSpan.Zero);
    }
}
