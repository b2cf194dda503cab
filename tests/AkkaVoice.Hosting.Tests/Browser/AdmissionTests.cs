using Akka.TestKit.Xunit2;
using AkkaVoice.Hosting.Browser;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Hosting.Tests.Browser;

public class AdmissionTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly VirtualClock _clock;
    private readonly Admission _admission;
    private readonly Task _stays = new TaskCompletionSource().Task;

    public AdmissionTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        _admission = new Admission(perSecond: 2, _clock.Time);
    }

    [Fact]
    public async Task A_second_s_worth_goes_in_at_once_and_the_others_one_after_another_in_order()
    {
        var asked = Enumerable.Range(0, 5).Select(_ => _admission.EnterAsync(_stays)).ToArray();
        await Task.WhenAll(asked[..2]).WaitAsync(Patience);
        for (var next = 2; next < asked.Length; next++)
        {
            Assert.All(asked[next..], waits => Assert.False(waits.IsCompleted));
            _clock.Advance(TimeSpan.FromMilliseconds(500));
            Assert.Equal(AdmissionOutcome.Admitted, await asked[next].WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task Whoever_leaves_the_line_takes_no_turn_from_those_behind()
    {
        await EnterAsync(2);
        var leaves = new TaskCompletionSource();
        var first = _admission.EnterAsync(leaves.Task);
        var second = _admission.EnterAsync(_stays);
        leaves.SetResult();
        Assert.Equal(AdmissionOutcome.Left, await first.WaitAsync(Patience));
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(AdmissionOutcome.Admitted, await second.WaitAsync(Patience));
    }

    [Fact]
    public async Task Whoever_has_left_before_costs_no_turn()
    {
        for (var n = 0; n < 10; n++)
            Assert.Equal(AdmissionOutcome.Left, await _admission.EnterAsync(Task.CompletedTask));
        await EnterAsync(2);
    }

    [Fact]
    public async Task The_line_has_an_end_and_its_places_come_free_again()
    {
        await EnterAsync(2);
        var leaves = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 20).Select(_ => _admission.EnterAsync(leaves.Task)).ToArray();
        Assert.Equal(AdmissionOutcome.Full, await _admission.EnterAsync(_stays).WaitAsync(Patience));
        leaves.SetResult();
        await Task.WhenAll(waiting).WaitAsync(Patience);
        Assert.False(_admission.EnterAsync(_stays).IsCompleted, "There is a place, and no turn yet.");
    }

    private async Task EnterAsync(int times)
    {
        for (var n = 0; n < times; n++)
            Assert.Equal(AdmissionOutcome.Admitted, await _admission.EnterAsync(_stays).WaitAsync(Patience));
    }
}
