using Akka.Compat.Tests.TestKits;
using Akka.Event;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

/// <summary>A stream whose failure reaches nobody says so in the log.</summary>
public sealed class UnheardFailureTests : TestKitSpec
{
    public UnheardFailureTests()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
    }

    [DifferenceFact("Nothing is logged.")]
    public void A_failure_at_a_sink_whose_task_was_dropped_is_logged_once_as_a_warning()
    {
        Source.From([1, 2]).Select(int (_) => throw new StreamFailure("unheard")).Async().To(Sink.Ignore<int>()).Run(Sys.Materializer());
        var warning = ExpectMsg<Warning>();
        Assert.Contains("unheard", warning.ToString());
        Assert.IsType<StreamFailure>(warning.Cause);
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task A_failure_that_somebody_can_hear_of_is_not_logged()
    {
        var failed = Source.Failed<int>(new StreamFailure("heard")).RunWith(Sink.Ignore<int>(), Sys.Materializer());
        await Assert.ThrowsAsync<StreamFailure>(() => failed);
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }
}
