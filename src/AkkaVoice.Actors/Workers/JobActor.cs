using Akka.Actor;
using Akka.Event;

namespace AkkaVoice.Actors.Workers;

/// <summary>
/// One job. It stops when the job is over, having told its parent how; a job that fails, however it does, fails alone.
/// </summary>
internal sealed class JobActor : ReceiveActor
{
    private readonly CancellationTokenSource _stop = new();
    private readonly AssignedJob _job;
    private readonly IJobRunner _runner;
    private bool _over;

    public JobActor(AssignedJob job, IJobRunner runner)
    {
        (_job, _runner) = (job, runner);
        Receive<Stop>(_ => _stop.Cancel());
        Receive<JobOutcome>(outcome =>
        {
            _over = true;
            Context.Parent.Tell(new Over(_job.Job.Id, outcome));
            Context.Stop(Self);
        });
    }

    public static Props Props(AssignedJob job, IJobRunner runner) => Akka.Actor.Props.Create(() => new JobActor(job, runner));

    protected override void PreStart() => RunAsync().PipeTo(
        Self,
        success: outcome => outcome ?? JobOutcome.Failed("The job ended without an outcome."),
        failure: exception => JobOutcome.Failed($"{exception.GetType().Name}: {exception.Message}"));

    // A runner that throws before it has begun is one that failed, too.
    private async Task<JobOutcome> RunAsync() => await _runner.RunAsync(_job, _stop.Token).ConfigureAwait(false);

    // Whatever ends the actor ends the job.
    protected override void PostStop()
    {
        if (!_over) _stop.Cancel();
    }

    /// <summary>The job is to end in good order.</summary>
    internal sealed record Stop : IDeadLetterSuppression
    {
        public static Stop Instance { get; } = new();
    }

    /// <summary>The job is over.</summary>
    internal sealed record Over(string JobId, JobOutcome Outcome) : IDeadLetterSuppression;
}
