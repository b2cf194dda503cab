using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Tests.Native;

/// <summary>An answer reaches whoever waits; when nobody does any more, what it brings is released.</summary>
public class PendingRequestTests
{
    [Fact]
    public async Task An_answer_is_accepted_before_the_waiter_goes_on()
    {
        var order = new List<string>();
        var pending = new PendingRequest(_ => order.Add("accepted"), _ => order.Add("discarded"));
        pending.Answer(new FfiEvent());
        await pending.Task;
        Assert.Equal(["accepted"], order);
    }

    [Fact]
    public void A_late_answer_is_discarded_and_not_accepted()
    {
        var order = new List<string>();
        var pending = new PendingRequest(_ => order.Add("accepted"), _ => order.Add("discarded"));
        Assert.True(pending.GiveUp());
        pending.Answer(new FfiEvent());
        Assert.Equal(["discarded"], order);
    }

    [Fact]
    public void Giving_up_after_the_answer_is_too_late()
    {
        var pending = new PendingRequest(null, null);
        pending.Answer(new FfiEvent());
        Assert.False(pending.GiveUp());
    }

    [Fact]
    public async Task A_failure_in_accepting_reaches_the_waiter()
    {
        var pending = new PendingRequest(_ => throw new FormatException("odd"), null);
        pending.Answer(new FfiEvent());
        await Assert.ThrowsAsync<FormatException>(() => pending.Task);
    }
}
