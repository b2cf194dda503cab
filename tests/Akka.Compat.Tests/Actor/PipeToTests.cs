using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class PipeToTests : ActorTests
{
    [Fact]
    public async Task The_value_of_a_task_is_told()
    {
        var inlet = NewInlet();
        await Task.FromResult("value").PipeTo(inlet.Ref);
        Assert.Equal("value", await inlet.Next());
        Assert.Equal(System.DeadLetters, inlet.LastSender);
    }

    [Fact]
    public async Task A_failure_is_told_as_status()
    {
        var inlet = NewInlet();
        await Task.FromException<string>(new TestFailure("bad")).PipeTo(inlet.Ref);
        Assert.Equal("bad", Assert.IsType<TestFailure>((await inlet.Next<Status.Failure>()).Cause).Message);
    }

    [Fact]
    public async Task A_cancelled_task_is_told_as_status()
    {
        var inlet = NewInlet();
        await Task.FromCanceled<string>(new CancellationToken(true)).PipeTo(inlet.Ref);
        Assert.IsType<TaskCanceledException>((await inlet.Next<Status.Failure>()).Cause);
    }

    [Fact]
    public async Task Value_and_failure_can_be_turned_into_messages()
    {
        var inlet = NewInlet();
        var sender = NewInlet();
        await Task.FromResult(1).PipeTo(inlet.Ref, sender.Ref, success: value => value + 1);
        Assert.Equal(2, await inlet.Next());
        Assert.Equal(sender.Ref, inlet.LastSender);
        await Task.FromException<int>(new TestFailure("bad")).PipeTo(inlet.Ref, failure: cause => cause.Message);
        Assert.Equal("bad", await inlet.Next());
    }

    [Fact]
    public async Task A_task_without_value_tells_nothing_unless_asked()
    {
        var inlet = NewInlet();
        await Task.CompletedTask.PipeTo(inlet.Ref);
        await inlet.AssertEmpty();
        await Task.CompletedTask.PipeTo(inlet.Ref, success: () => "done");
        Assert.Equal("done", await inlet.Next());
        await new ValueTask<int>(3).PipeTo(inlet.Ref);
        Assert.Equal(3, await inlet.Next());
    }
}
