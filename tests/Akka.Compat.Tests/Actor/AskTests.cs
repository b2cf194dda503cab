using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class AskTests : ActorTests
{
    [Fact]
    public async Task The_first_answer_completes_the_task()
    {
        var actor = Answering("first", "second");
        Assert.Equal("first", await actor.Ask<string>("?", Patience));
    }

    [Fact]
    public async Task Without_an_answer_the_task_fails_in_time()
    {
        await Assert.ThrowsAsync<AskTimeoutException>(() => NewInlet().Ref.Ask<string>("?", TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task A_cancelled_question_is_a_cancelled_task()
    {
        using var source = new CancellationTokenSource();
        var answer = NewInlet().Ref.Ask<string>("?", source.Token);
        Assert.False(answer.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.True(answer.IsCanceled);
    }

    [Fact]
    public async Task A_failure_status_fails_the_task_with_its_cause()
    {
        var actor = Answering(new Status.Failure(new TestFailure("no")));
        Assert.Equal("no", (await Assert.ThrowsAsync<TestFailure>(() => actor.Ask<string>("?", Patience))).Message);
    }

    [Fact]
    public async Task Who_asks_for_anything_gets_the_status_itself()
    {
        Assert.IsType<Status.Failure>(await Answering(new Status.Failure(new TestFailure("no"))).Ask<object>("?", Patience));
        Assert.IsType<Status.Success>(await Answering(new Status.Success("yes")).Ask("?", Patience));
    }

    [Fact]
    public async Task An_answer_of_another_type_fails_the_task()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Answering("text").Ask<int>("?", Patience));
        Assert.Contains("System.String", failure.Message);
        Assert.Contains("System.Int32", failure.Message);
    }

    [Fact]
    public async Task The_question_may_contain_the_reference_to_answer_to()
    {
        var actor = System.ActorOf(Scripted.Props());
        var answer = await actor.Ask<string>(me => Scripted.Do((_, _) => me.Tell("to you")), Patience, CancellationToken.None);
        Assert.Equal("to you", answer);
    }

    [DifferenceFact("does not find an asker by its path")]
    public async Task The_asker_has_a_path_below_temp_that_leads_back_to_it()
    {
        var actor = System.ActorOf(Scripted.Props());
        var answer = actor.Ask<string>(
            Scripted.Do((_, context) => context.ActorSelection(context.Sender.Path.ToString()).Tell(context.Sender.Path.Parent.Name)),
            Patience);
        Assert.Equal("temp", await answer);
    }

    [Fact]
    public async Task A_selection_can_be_asked()
    {
        System.ActorOf(Props.Create(() => new Answers(new object[] { "here" })), "known");
        Assert.Equal("here", await System.ActorSelection("/user/known").Ask<string>("?", Patience));
    }

    [Fact]
    public void Nobody_cannot_be_asked()
    {
        Assert.ThrowsAny<Exception>(() => ActorRefs.Nobody.Ask<string>("?", Patience).GetAwaiter().GetResult());
    }

    private IActorRef Answering(params object[] answers) => System.ActorOf(Props.Create(() => new Answers(answers)));

    private sealed class Answers : ReceiveActor
    {
        public Answers(object[] answers) => ReceiveAny(_ =>
        {
            foreach (var answer in answers)
                Sender.Tell(answer);
        });
    }
}
