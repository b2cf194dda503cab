using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Decisions;

namespace AkkaVoice.Actors.Tests.Workers;

/// <summary>Whatever happens in whatever order, some promises hold.</summary>
public class WorkerPropertyTests
{
    private static readonly WorkerOptions Options = new() { Url = new Uri("ws://livekit.test"), MaxJobs = 3 };

    [Fact]
    public void Whatever_happens_no_job_is_lost_reported_twice_or_started_beyond_the_limit()
    {
        for (var seed = 0; seed < 3_000; seed++) Run(seed);
    }

    private static void Run(int seed)
    {
        var random = new Random(seed);
        var run = new Watched(seed);
        run.Hear(new WorkWanted((ulong)seed));
        for (var step = 0; step < 120; step++)
        {
            run.Now += TimeSpan.FromMilliseconds(random.Next(0, 3_000));
            run.Hear(Something(random, run.State));
        }

        run.Hear(new DrainWanted(TimeSpan.Zero));
        foreach (var id in run.Running.ToArray()) run.Hear(new JobEnded(id, JobOutcome.Success));
        Assert.True(run.Concluded, $"seed {seed}: the worker never stopped");
        Assert.Empty(run.Running);
    }

    private static WorkerChange Something(Random random, WorkerState state)
    {
        var link = random.Next(8) == 0 ? state.Link - 1 : state.Link;
        var id = $"AJ_{random.Next(6)}";
        return random.Next(14) switch
        {
            0 => new LinkOpened(link),
            1 => new LinkFailed(link, random.Next(2) == 0, "no"),
            2 when random.Next(4) == 0 => new LinkClosed(link, "gone"),
            3 or 4 => new Registered(link, "AW", ""),
            5 or 6 => new JobOffered(link, new AgentJob(id, "room"), random.Next(9) > 0),
            7 or 8 => new JobAssigned(link, new AssignedJob(new AgentJob(id, "room"), Options.Url, "token")),
            9 => new JobTerminated(link, id),
            10 => new JobEnded(id, random.Next(2) == 0 ? JobOutcome.Success : JobOutcome.Failed("failed")),
            11 => new LoadMeasured(random.NextDouble()),
            12 when random.Next(60) == 0 => new DrainWanted(TimeSpan.FromSeconds(5)),
            _ => new TimePassed(new WorkerTimer((WorkerDeadline)random.Next(8), random.Next(2) == 0 ? id : "")),
        };
    }

    private sealed class Watched(int seed)
    {
        private readonly List<string> _toldRunning = [];

        public TimeSpan Now { get; set; }

        public WorkerState State { get; private set; } = WorkerState.Initial;

        /// <summary>Jobs that were started and whose end was not reported, nor is to be.</summary>
        public HashSet<string> Running { get; } = [];

        public bool Concluded { get; private set; }

        public void Hear(WorkerChange change)
        {
            var wasStopped = Concluded;
            var registered = State.Phase == WorkerPhase.Registered;
            var untold = State.Untold;
            // An end that the runner tells of jobs that do not run: the actor would not, but it must not matter.
            (State, var effects) = WorkerMachine.Decide(State, change with { At = Now }, Options);
            foreach (var effect in effects)
            {
                Assert.False(wasStopped && effect is not HangUpServer, $"seed {seed}: {effect} after the end");
                switch (effect)
                {
                    case StartJob start:
                        Assert.True(registered, $"seed {seed}: started without a registration");
                        Assert.True(Running.Add(start.Assigned.Job.Id), $"seed {seed}: started twice");
                        break;

                    case SendJobStatus { Report: { Outcome: { } outcome } report } when !untold.Contains(report):
                        if (!Running.Remove(report.JobId))
                            Assert.Contains("could not take", outcome.Error ?? "", StringComparison.Ordinal);
                        break;

                    case SendJobStatus { Report: var report } when !untold.Contains(report):
                        _toldRunning.Add(report.JobId);
                        break;

                    case Conclude:
                        Assert.False(Concluded, $"seed {seed}: concluded twice");
                        Concluded = true;
                        break;
                }
            }

            foreach (var report in State.Untold.Skip(untold.Length)) Assert.True(Running.Remove(report.JobId), $"seed {seed}: {report} of no running job");
            Assert.True(State.Jobs.Count <= Options.MaxJobs, $"seed {seed}: {State.Jobs.Count} jobs");
            Assert.Equal(Running.Order(StringComparer.Ordinal), State.Jobs.Where(job => job.Value.Phase != JobPhase.Reserved).Select(job => job.Key));
        }
    }
}
