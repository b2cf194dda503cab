using Akka.Actor;
using Akka.Event;
using AkkaVoice.Actors.Workers.Decisions;
using AkkaVoice.Actors.Workers.Links;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Workers;

/// <summary>
/// A LiveKit agent worker: carries out what its decisions say. It registers with a server, takes jobs while there is room, and reports how
/// each one ends. Talk to it with <see cref="WorkerProtocol"/>. Stopped with <see cref="WorkerProtocol.Drain"/>, it stops itself in the end.
/// </summary>
public sealed class AgentWorker : ReceiveActor, IWithTimers
{
    private readonly WorkerOptions _options;
    private readonly WorkerServices _services;
    private readonly ILogger _logger;
    private readonly Dictionary<string, IActorRef> _jobs = new(StringComparer.Ordinal);
    private readonly List<IActorRef> _awaitingEnd = [];
    private readonly long _startedAt;
    private CancellationTokenSource _dialling = new();
    private IWorkerLink? _link;
    private WorkerState _state = WorkerState.Initial;

    /// <summary>Creates the worker.</summary>
    /// <param name="options">What it is and how long it waits for what.</param>
    /// <param name="services">What it needs from the world.</param>
    public AgentWorker(WorkerOptions options, WorkerServices services)
    {
        (_options, _services) = (options, services);
        _startedAt = services.Time.GetTimestamp();
        _logger = services.Logging.CreateLogger("AkkaVoice.Worker");
        Receive<WorkerChange>(Decide);
        Receive<Opened>(OnOpened);
        Receive<Measure>(_ => Decide(new LoadMeasured(_services.Load.Measure())));
        Receive<JobActor.Over>(over =>
        {
            _jobs.Remove(over.JobId);
            Decide(new JobEnded(over.JobId, over.Outcome));
        });
        Receive<Terminated>(OnTerminated);
        Receive<WorkerProtocol.Look>(_ => Sender.Tell(new WorkerReport(
            _state.Phase == WorkerPhase.Registered, _state.WorkerId, _state.Running, _state.Load, _state.Draining)));
        Receive<WorkerProtocol.Drain>(drain =>
        {
            _awaitingEnd.Add(Sender);
            Decide(new DrainWanted(drain.Within ?? _options.DrainTimeout));
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Describes the worker to the actor system.</summary>
    /// <param name="options">What it is and how long it waits for what.</param>
    /// <param name="services">What it needs from the world.</param>
    /// <returns>The recipe.</returns>
    public static Props Props(WorkerOptions options, WorkerServices services) => Akka.Actor.Props.Create(() => new AgentWorker(options, services));

    /// <inheritdoc />
    protected override void PreStart()
    {
        _services.Load.Measure(); // the first reading is what later ones are compared with
        Timers.StartPeriodicTimer(Measure.Instance, Measure.Instance, _options.MeasureInterval);
        Decide(new WorkWanted(_services.Seed()));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _dialling.Cancel();
        _link?.Close();
        foreach (var asker in _awaitingEnd) asker.Tell(WorkerProtocol.Drained.Instance);
    }

    /// <summary>A job that fails is stopped, and reported as failed; the others do not notice.</summary>
    /// <returns>The strategy.</returns>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(exception =>
    {
        WorkerLog.Broken(_logger, exception);
        return Directive.Stop;
    });

    private void Decide(WorkerChange change)
    {
        (_state, var effects) = WorkerMachine.Decide(_state, change with { At = _services.Time.GetElapsedTime(_startedAt) }, _options);
        foreach (var effect in effects) Carry(effect);
    }

    private void OnOpened(Opened opened)
    {
        if (opened.Number == _state.Link && _state.Phase == WorkerPhase.Dialling) _link = opened.Link;
        else opened.Link.Close();
        Decide(new LinkOpened(opened.Number));
    }

    // A job's actor that is gone without a word has failed.
    private void OnTerminated(Terminated gone)
    {
        foreach (var (id, _) in _jobs.Where(job => job.Value.Equals(gone.ActorRef)).ToArray())
        {
            _jobs.Remove(id);
            Decide(new JobEnded(id, JobOutcome.Failed("The job's actor failed.")));
        }
    }

    private void Carry(WorkerEffect effect)
    {
        switch (effect)
        {
            case DialServer dial:
                Dial(dial.Link);
                break;

            case HangUpServer hangUp when hangUp.Link == _state.Link:
                _dialling.Cancel();
                _link?.Close();
                _link = null;
                break;

            case SendRegistration: _link?.Send(WorkerCodec.Registration(_options)); break;
            case SendRunning running: _link?.Send(WorkerCodec.Running(running.JobIds)); break;
            case SendLoad load: _link?.Send(WorkerCodec.Load(load.Full, load.Load, load.Jobs)); break;
            case SendPing: _link?.Send(WorkerCodec.Ping(_services.Time.GetUtcNow())); break;
            case SendJobStatus status: _link?.Send(WorkerCodec.Status(status.Report)); break;
            case AnswerOffer answer: _link?.Send(WorkerCodec.Answer(answer.Job, answer.Said, _options.AgentName)); break;
            case StartJob start: Start(start.Assigned); break;
            case StopJob stop: _jobs.GetValueOrDefault(stop.JobId)?.Tell(JobActor.Stop.Instance); break;

            case DropJob drop when _jobs.Remove(drop.JobId, out var job):
                Context.Stop(job);
                break;

            case SetTimer set: Timers.StartSingleTimer(set.Timer, new TimePassed(set.Timer), set.Delay); break;
            case ClearTimer clear: Timers.Cancel(clear.Timer); break;
            case Note note: WorkerLog.Write(_logger, _options.AgentName, note); break;
            case Conclude: Context.Stop(Self); break;
        }
    }

    private void Start(AssignedJob assigned)
    {
        var actor = Context.ActorOf(JobActor.Props(assigned, _services.Runner), $"job-{Uri.EscapeDataString(assigned.Job.Id)}");
        _jobs[assigned.Job.Id] = actor;
        Context.Watch(actor);
    }

    private void Dial(int number)
    {
        var self = Self;
        _dialling.Dispose();
        _dialling = new CancellationTokenSource();
        _link = null;
        Task<IWorkerLink> dialled;
        try
        {
            dialled = _services.Dialer.DialAsync(
                _options.Url,
                _services.Token(),
                message => self.Tell(WorkerCodec.Read(number, message, _options.Url)),
                reason => self.Tell(new LinkClosed(number, reason)),
                _dialling.Token);
        }
        catch (Exception e)
        {
            dialled = Task.FromException<IWorkerLink>(e);
        }

        dialled.PipeTo(self, success: link => new Opened(number, link), failure: exception => Explain(number, exception));
    }

    private static LinkFailed Explain(int number, Exception exception) =>
        new(number, exception is WorkerDialException { Refused: true }, exception.Message);

    private sealed record Opened(int Number, IWorkerLink Link) : IDeadLetterSuppression;

    private sealed record Measure
    {
        public static Measure Instance { get; } = new();
    }
}
