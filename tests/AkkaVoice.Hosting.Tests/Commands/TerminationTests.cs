using Akka.TestKit.Xunit2;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Hosting.Tests.Commands;

public class TerminationTests : TestKit
{
    private readonly VirtualClock _clock;

    public TerminationTests()
        : base(VirtualClock.Config) => _clock = new VirtualClock(Sys);

    private static bool Comes(CancellationToken token) => SpinWait.SpinUntil(() => token.IsCancellationRequested, TimeSpan.FromSeconds(20));

    private Termination Make() => new(CancellationToken.None, _clock.Time);

    private void Advance(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void The_first_signal_asks_and_the_second_is_urgent()
    {
        using var ending = Make();

        ending.Signal(130);
        Assert.True(Comes(ending.Asked));
        Assert.False(ending.Urgent.IsCancellationRequested);
        ending.Signal(130);

        Assert.True(Comes(ending.Urgent));
    }

    [Fact]
    public void A_command_that_takes_too_long_is_left()
    {
        using var ending = Make();
        ending.Limit = TimeSpan.FromSeconds(40);
        ending.Signal(143);
        Advance(39.9);
        Assert.False(ending.Overdue.IsCompleted);

        Advance(0.2);

        Assert.True(ending.Overdue.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(143, ending.Overdue.Result);
    }

    [Fact]
    public void From_the_second_signal_on_it_has_ten_seconds()
    {
        using var ending = Make();
        ending.Limit = TimeSpan.FromHours(1);
        ending.Signal(130);
        Assert.True(Comes(ending.Asked));
        Advance(60);
        ending.Signal(130);
        Advance(9.9);
        Assert.False(ending.Overdue.IsCompleted);

        Advance(0.2);

        Assert.True(ending.Overdue.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Who_is_asked_by_the_caller_is_not_in_a_hurry()
    {
        using var caller = new CancellationTokenSource();
        using var ending = new Termination(caller.Token, _clock.Time);

        caller.Cancel();

        Assert.True(ending.Asked.IsCancellationRequested);
        Assert.False(ending.Overdue.IsCompleted);
    }
}
