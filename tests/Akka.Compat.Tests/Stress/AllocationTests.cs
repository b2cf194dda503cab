using Akka.Actor;
using Akka.Compat.Tests.Streams;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Stress;

/// <summary>Counts for the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTestsAlone;

/// <summary>What runs warm allocates nothing for an element or a message. Not timed, so it holds on any machine.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests : StreamSpec
{
    private const int Warm = 30_000;
    private const int Counted = 100_000;

    /// <summary>Bytes for each element: the smallest object is 24, what other threads of the process do meanwhile is far less.</summary>
    private const double Nothing = 2;

    [AllocationFact("Elements that are values are boxed at every hop: 480 bytes.")]
    public Task A_fused_pipeline_allocates_nothing_for_a_value() =>
        AssertNothing(count => Run(Source.Repeat(new Frame(1, 2, 3)), count, isAsync: false));

    [AllocationFact]
    public Task A_fused_pipeline_allocates_nothing_for_an_object() => AssertNothing(count => Run(Source.Repeat(new object()), count, isAsync: false));

    [AllocationFact("565 bytes: boxes and a message.")]
    public Task An_asynchronous_boundary_allocates_nothing_for_a_value() =>
        AssertNothing(count => Run(Source.Repeat(new Frame(1, 2, 3)), count, isAsync: true));

    [AllocationFact("45 bytes: a message.")]
    public Task An_asynchronous_boundary_allocates_nothing_for_an_object() => AssertNothing(count => Run(Source.Repeat(new object()), count, isAsync: true));

    [AllocationFact("25 bytes: segments of the mailbox.")]
    public async Task Tell_allocates_nothing_beside_the_message()
    {
        var counter = Sys.ActorOf(Props.Create(() => new Counter()));
        await AssertNothing(async count =>
        {
            // In batches: a mailbox that never empties must grow.
            for (var sent = 0; sent < count;)
            {
                for (var end = Math.Min(sent + 4000, count); sent < end; sent++)
                    counter.Tell(Message.Instance, ActorRefs.NoSender);
                await counter.Ask<ActorIdentity>(new Identify(null), Bound);
            }
        });
    }

    [AllocationFact("13.3 KB, and 18.6 KB with a boundary.")]
    public async Task An_idle_stream_of_twenty_stages_takes_no_more_than_eight_kilobytes()
    {
        foreach (var isAsync in new[] { false, true })
        {
            var source = Stages(Source.Queue<int>(64, OverflowStrategy.Backpressure));
            var graph = Stages(isAsync ? source.Async() : source).ToMaterialized(Sink.Ignore<int>(), Keep.Both);
            var least = double.MaxValue;
            for (var attempt = 0; attempt < 5 && least > 8192; attempt++)
                least = Math.Min(least, await KeptByEach(graph));
            Assert.True(least <= 8192, $"{least:0} bytes{(isAsync ? " with a boundary" : "")}");
        }

        static Source<int, ISourceQueueWithComplete<int>> Stages(Source<int, ISourceQueueWithComplete<int>> source)
        {
            for (var i = 0; i < 9; i++)
                source = source.Select(static x => x + 1);
            return source;
        }
    }

    /// <summary>What is still in memory of each of many streams that wait for an element.</summary>
    private async Task<double> KeptByEach(IRunnableGraph<(ISourceQueueWithComplete<int> Queue, Task<Done> Done)> graph)
    {
        const int count = 500;
        var streams = new List<(ISourceQueueWithComplete<int> Queue, Task<Done> Done)>(count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
            streams.Add(graph.Run(Materializer));
        // An element is taken when its stream has started, and most others have by then.
        await streams[^1].Queue.OfferAsync(0).WaitAsync(Bound);
        var kept = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        foreach (var (queue, _) in streams)
            queue.Complete();
        await Task.WhenAll(streams.Select(stream => stream.Done)).WaitAsync(Bound);
        return kept;
    }

    private static async Task AssertNothing(Func<int, Task> run)
    {
        await run(Warm);
        var least = double.MaxValue;
        for (var attempt = 0; attempt < 5 && least > Nothing; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await run(Counted);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Counted);
        }

        Assert.True(least <= Nothing, $"{least:0.0} bytes each");
    }

    private Task Run<T>(Source<T, NotUsed> source, int count, bool isAsync)
    {
        source = source.Take(count).Select(static x => x).Where(static _ => true);
        if (isAsync)
            source = source.Async();
        // The buffer joins no run, so that elements go over edges as well.
        source = source.Select(static x => x).Buffer(4, OverflowStrategy.Backpressure).Select(static x => x);
        return source.RunWith(Sink.Ignore<T>(), Materializer).WaitAsync(Bound);
    }

    private readonly record struct Frame(long A, long B, int C);

    private sealed class Message
    {
        public static readonly Message Instance = new();
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter() => Receive<Message>(static _ => { });
    }
}
