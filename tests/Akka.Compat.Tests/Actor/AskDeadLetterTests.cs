using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

/// <summary>What becomes of answers that nobody takes.</summary>
public class AskDeadLetterTests : ActorTests
{
    [Fact]
    public async Task A_second_answer_is_a_dead_letter()
    {
        var letters = Letters();
        Assert.Equal("first", await Answering("first", "second").Ask<string>("?", Patience));
        Assert.Equal("second", (await letters.Next<DeadLetter>()).Message);
    }

    [Fact]
    public async Task An_answer_of_the_wrong_type_is_a_dead_letter_too()
    {
        var letters = Letters();
        await Assert.ThrowsAsync<ArgumentException>(() => Answering(5).Ask<string>("?", Patience));
        Assert.Equal(5, (await letters.Next<DeadLetter>()).Message);
    }

    [Fact]
    public async Task An_answer_to_a_cancelled_question_is_none()
    {
        var letters = Letters();
        using var source = new CancellationTokenSource();
        var asked = NewInlet();
        var answer = asked.Ref.Ask<string>("?", source.Token);
        await asked.Next();
        await source.CancelAsync();
        asked.LastSender.Tell("late", ActorRefs.NoSender);
        await letters.AssertEmpty();
        Assert.True(answer.IsCanceled);
    }

    [Fact]
    public async Task Null_is_an_answer() => Assert.Null(await Answering([null!]).Ask<string>("?", Patience));

    [Fact]
    public async Task A_system_message_is_no_answer()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Answering(new Signal()).Ask<ISystemMessage>("?", Patience));
    }

    private Inlet Letters()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        return letters;
    }

    private IActorRef Answering(params object[] answers) => System.ActorOf(Props.Create(() => new Answerer(answers)));

    private sealed class Answerer(object[] answers) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            foreach (var answer in answers)
                Sender.Tell(answer, Self);
        }
    }

    private sealed class Signal : ISystemMessage;
}
