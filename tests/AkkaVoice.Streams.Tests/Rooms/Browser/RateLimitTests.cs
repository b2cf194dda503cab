using Akka.TestKit.Xunit2;
using AkkaVoice.Streams.Rooms.Browser;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

public sealed class RateLimitTests() : TestKit(VirtualClock.Config)
{
    [Fact]
    public void It_lets_a_burst_through_and_then_so_many_a_second()
    {
        var clock = new VirtualClock(Sys);
        var limit = new RateLimit(perSecond: 50, burst: 10, clock.Time);
        Assert.Equal(10, Taken(limit));
        clock.Advance(TimeSpan.FromMilliseconds(19));
        Assert.Equal(0, Taken(limit));
        clock.Advance(TimeSpan.FromMilliseconds(41));
        Assert.Equal(3, Taken(limit));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(10, Taken(limit));
    }

    private static int Taken(RateLimit limit)
    {
        var taken = 0;
        while (limit.TryTake())
            taken++;
        return taken;
    }
}
