using Akka.Pattern;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

public sealed class LifetimeTests : StreamSpec
{
    [Fact]
    public async Task Shutdown_of_a_materializer_faults_what_watches_its_streams()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        var termination = Source.Never<int>().WatchTermination((_, done) => done).To(Sink.Ignore<int>()).Run(materializer);
        var elements = Source.Never<int>().RunWith(Sink.Seq<int>(), materializer);
        materializer.Shutdown();
        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => termination.WaitAsync(Bound));
        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => elements.WaitAsync(Bound));
        Assert.IsType<IllegalStateException>(Record.Exception(() => { _ = Source.Single(1).RunWith(Sink.Ignore<int>(), materializer); }));
    }

    [DifferenceFact("the tasks of these sinks never complete")]
    public async Task Shutdown_faults_the_tasks_of_all_sinks()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        Task[] tasks =
        [
            Source.Never<int>().RunWith(Sink.Ignore<int>(), materializer),
            Source.Never<int>().RunWith(Sink.ForEach<int>(_ => { }), materializer),
            Source.Never<int>().RunWith(Sink.First<int>(), materializer),
            Source.Never<int>().RunWith(Sink.Aggregate<int, int>(0, (a, _) => a), materializer),
            Source.Never<int>().RunWith(Sink.Queue<int>(), materializer).PullAsync(),
        ];
        materializer.Shutdown();
        foreach (var task in tasks)
            await Assert.ThrowsAsync<AbruptStageTerminationException>(() => task.WaitAsync(Bound));
    }

    [Fact]
    public void The_system_has_one_materializer() => Assert.Same(Sys.Materializer(), ActorMaterializer.Create(Sys));

    [Fact]
    public async Task A_kill_switch_completes_or_fails_the_stream()
    {
        var (stop, stopped) = Source.Never<int>().ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        stop.Shutdown();
        await stopped.WaitAsync(Bound);

        var (abort, aborted) = Source.Never<int>().ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        abort.Abort(new StreamFailure("k"));
        Assert.IsType<StreamFailure>((await Assert.ThrowsAsync<AggregateException>(() => aborted.WaitAsync(Bound))).InnerException);
    }

    [Fact]
    public async Task A_shared_switch_used_before_acts_on_later_streams()
    {
        var shared = KillSwitches.Shared("s");
        shared.Shutdown();
        await Source.Repeat(1).Via(shared.Flow<int>()).RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Bound);
    }

    [Fact]
    public async Task An_inner_failure_restarts_the_source_until_it_completes()
    {
        var starts = 0;
        var settings = RestartSettings.Create(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(10), 0);
        var source = RestartSource.OnFailuresWithBackoff(
            () => ++starts < 3 ? Source.Failed<int>(new StreamFailure("r")) : Source.Single(99), settings);
        Assert.Equal([99], await source.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
        Assert.Equal(3, starts);
    }
}
