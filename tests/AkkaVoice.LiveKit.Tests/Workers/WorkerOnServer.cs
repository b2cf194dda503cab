using System.Collections.Concurrent;
using Akka.Actor;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Load;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Tokens;

namespace AkkaVoice.LiveKit.Tests.Workers;

/// <summary>A worker over a real socket, with jobs that end when the test says so.</summary>
internal sealed class WorkerOnServer : IJobRunner, IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ActorSystem _system = ActorSystem.Create("worker-test");
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JobOutcome>> _jobs = new();
    private readonly IActorRef _worker;

    public WorkerOnServer(LiveKitOptions server, string agentName = "", Func<string>? token = null)
    {
        var options = new WorkerOptions { Url = server.WebSocketUrl, AgentName = agentName, LoadThreshold = double.PositiveInfinity };
        _worker = _system.ActorOf(
            AgentWorker.Props(
                options,
                new WorkerServices(
                    this, token ?? (() => new AccessToken { Grants = new VideoGrants { Agent = true } }.Sign(server, TimeProvider.System)),
                    new CpuLoad(TimeProvider.System), TimeProvider.System, Log)),
            "worker");
    }

    public LogBook Log { get; } = new();

    public ConcurrentQueue<AssignedJob> Started { get; } = new();

    public ConcurrentQueue<string> Stopped { get; } = new();

    public Task<JobOutcome> RunAsync(AssignedJob job, CancellationToken stop)
    {
        var end = new TaskCompletionSource<JobOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs[job.Job.Id] = end;
        Started.Enqueue(job);
        stop.Register(() =>
        {
            Stopped.Enqueue(job.Job.Id);
            end.TrySetResult(JobOutcome.Success);
        });
        return end.Task;
    }

    public void End(string jobId, JobOutcome outcome) => _jobs[jobId].TrySetResult(outcome);

    public Task<WorkerReport> LookAsync() => _worker.Ask<WorkerReport>(WorkerProtocol.Look.Instance, Limit);

    public Task DrainAsync(TimeSpan within) => _worker.Ask<WorkerProtocol.Drained>(new WorkerProtocol.Drain(within), Limit);

    public Task<bool> RegisteredAsync() => UntilAsync(async () => (await LookAsync()).Registered);

    public async Task<AssignedJob> JobAsync(int number = 1)
    {
        Assert.True(await UntilAsync(() => Task.FromResult(Started.Count >= number)), $"there are {Started.Count} jobs, not {number}");
        return Started.ElementAt(number - 1);
    }

    /// <summary>Waits for something to be so.</summary>
    public static async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan? most = null)
    {
        for (var waited = TimeSpan.Zero; waited < (most ?? Limit); waited += TimeSpan.FromMilliseconds(50))
        {
            if (await condition()) return true;
            await Task.Delay(50);
        }

        return await condition();
    }

    public async ValueTask DisposeAsync() => await _system.Terminate();
}
