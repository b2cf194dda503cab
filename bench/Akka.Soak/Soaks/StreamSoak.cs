using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Implementation;

namespace AkkaSoak.Soaks;

/// <summary>
/// Starts a small stream and ends it in one of the ways a stream ends: by itself, by cancellation, by failure, by a kill switch, with and
/// without an asynchronous boundary.
/// </summary>
internal sealed class StreamSoak : ISoak
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly ActorMaterializer _materializer;
    private readonly SharedKillSwitch _shared = KillSwitches.Shared("soak");
    private readonly IRunnableGraph<Task>[] _graphs;

    public StreamSoak(ActorSystem system)
    {
        _materializer = system.Materializer();
        _graphs =
        [
            Ends(Source.Single(1).Select(static x => x + 1)),
            Ends(Source.From(Enumerable.Range(0, 10)).Where(static x => x % 2 == 0).Async().Select(static x => x + 1)),
            Ends(Source.Repeat(1).Take(3)),
            // An exception of its own each time: one that is awaited again and again collects a stack trace without end.
            Ends(Source.Single(1).Select(static int (_) => throw new InvalidOperationException("soak"))),
            Source.Never<int>().Via(_shared.Flow<int>()).ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
                .ToMaterialized(Sink.Ignore<int>(), static (killSwitch, done) =>
                {
                    killSwitch.Shutdown();
                    return (Task)done;
                }),
            Source.Queue<int>(4, OverflowStrategy.Backpressure).CompletionTimeout(TimeSpan.FromMinutes(1))
                .ToMaterialized(Sink.Ignore<int>(), static (queue, done) =>
                {
                    queue.Complete();
                    return (Task)done;
                }),
        ];
    }

    public async Task Run(int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            try
            {
                await _graphs[i % _graphs.Length].Run(_materializer).WaitAsync(Bound);
            }
            catch (Exception cause) when (cause.GetBaseException() is InvalidOperationException { Message: "soak" })
            {
                // It is the one that fails.
            }
        }
    }

    public int CountLeft()
    {
        for (var patience = 100; ; patience--)
        {
            var children = _materializer.Supervisor.Ask<StreamSupervisor.Children>(StreamSupervisor.GetChildren.Instance, Bound).Result;
            if (children.Refs.Count == 0 || patience == 0)
                return children.Refs.Count;
            Thread.Sleep(10);
        }
    }

    private static IRunnableGraph<Task> Ends(Source<int, Akka.NotUsed> source) =>
        source.ToMaterialized(Sink.Ignore<int>(), static (_, done) => (Task)done);
}
