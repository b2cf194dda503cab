using Akka.Actor;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// A top-level actor begins on a thread of the system's, also where actors work on the calling thread.
/// </summary>
internal static class CallingThread
{
    private const int Enough = 5;

    /// <summary>Waits until an actor works on the calling thread: until it answers in the call that asks, several times in a row.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="question">What it answers.</param>
    public static void Await(IActorRef actor, object question)
    {
        for (var (inCall, asked) = (0, 0); inCall < Enough; asked++)
        {
            Assert.InRange(asked, 0, 10_000);
            var answer = actor.Ask<object>(question);
            inCall = answer.IsCompleted ? inCall + 1 : 0;
            Assert.True(answer.Wait(TimeSpan.FromSeconds(30)));
        }
    }
}
