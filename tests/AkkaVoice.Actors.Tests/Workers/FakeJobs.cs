using AkkaVoice.Actors.Workers;

namespace AkkaVoice.Actors.Tests.Workers;

/// <summary>Jobs that end when the test says so.</summary>
internal sealed class FakeJobs : IJobRunner
{
    private readonly Dictionary<string, TaskCompletionSource<JobOutcome>> _running = [];

    public List<AssignedJob> Started { get; } = [];

    /// <summary>Ids of the jobs that were told to end.</summary>
    public List<string> Stopped { get; } = [];

    /// <summary>Whether jobs end, in good order, when they are told to.</summary>
    public bool Obedient { get; set; } = true;

    /// <summary>Thrown instead of beginning.</summary>
    public Exception? Broken { get; set; }

    public Task<JobOutcome> RunAsync(AssignedJob job, CancellationToken stop)
    {
        if (Broken is not null) throw Broken;
        Started.Add(job);
        var end = new TaskCompletionSource<JobOutcome>();
        _running[job.Job.Id] = end;
        stop.Register(() =>
        {
            Stopped.Add(job.Job.Id);
            if (Obedient) AtOnce(() => end.TrySetResult(JobOutcome.Success));
        });
        return end.Task;
    }

    public void End(string jobId, JobOutcome? outcome = null) => AtOnce(() => _running[jobId].TrySetResult(outcome ?? JobOutcome.Success));

    public void Fail(string jobId, Exception exception) => AtOnce(() => _running[jobId].TrySetException(exception));

    /// <summary>What follows from it follows on this thread: it would not where the thread has a context, as the test runner's have.</summary>
    private static void AtOnce(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        action();
        SynchronizationContext.SetSynchronizationContext(context);
    }
}
