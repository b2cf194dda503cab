using System.Collections.Immutable;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>One decision about a worker in the making. Lives for one call of <see cref="WorkerMachine.Decide"/>.</summary>
internal sealed class Working(WorkerState state, WorkerOptions options, TimeSpan at)
{
    private const double MostLoadOfAvailable = 0.99;

    private readonly ImmutableArray<WorkerEffect>.Builder _effects = ImmutableArray.CreateBuilder<WorkerEffect>();

    public WorkerState State { get; private set; } = state;

    public WorkerOptions Options { get; } = options;

    public TimeSpan At { get; } = at;

    public ImmutableArray<WorkerEffect> Effects => _effects.ToImmutable();

    public bool IsFull => State.IsFull(Options, At);

    public void Change(Func<WorkerState, WorkerState> change) => State = change(State);

    public void Do(WorkerEffect effect) => _effects.Add(effect);

    public void Set(WorkerDeadline deadline, TimeSpan delay, string jobId = "") => Do(new SetTimer(new WorkerTimer(deadline, jobId), delay));

    public void Clear(WorkerDeadline deadline, string jobId = "") => Do(new ClearTimer(new WorkerTimer(deadline, jobId)));

    /// <summary>Tells the server how a job stands: now, or when there is a connection again.</summary>
    public void Report(string jobId, JobOutcome? outcome)
    {
        var report = new JobReport(jobId, outcome);
        if (State.Phase == WorkerPhase.Registered) Do(new SendJobStatus(report));
        else Change(state => state with { Untold = state.Untold.Add(report) });
    }

    /// <summary>
    /// Tells the server the load. A worker that takes jobs never says that it has nothing left: to such a one a server gives none, whatever else it says.
    /// </summary>
    public void ReportLoad()
    {
        var full = IsFull;
        Do(new SendLoad(full, Math.Clamp(State.Load, 0, full ? 1 : MostLoadOfAvailable), State.Running));
        Change(state => state with { ToldFull = full });
    }
}
