using AkkaVoice.Actors.Conversation.Connections;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>The worker's connection to the server.</summary>
internal static class Linking
{
    public static void Dial(Working working)
    {
        working.Change(state => state with { Phase = WorkerPhase.Dialling, Link = state.Link + 1 });
        working.Do(new DialServer(working.State.Link));
        working.Set(WorkerDeadline.Step, working.Options.DialTimeout);
    }

    public static void Register(Working working)
    {
        working.Change(state => state with { Phase = WorkerPhase.Registering });
        working.Do(new SendRegistration());
        working.Set(WorkerDeadline.Step, working.Options.RegisterTimeout);
    }

    public static void Registered(Working working, Registered registered)
    {
        var running = working.State.Jobs.Where(job => job.Value.Phase != JobPhase.Reserved).Select(job => job.Key);
        var untold = working.State.Untold;
        if (working.State.EverRegistered && running.Any()) working.Do(new SendRunning([.. running]));
        working.Change(state => state with
        {
            Phase = WorkerPhase.Registered,
            WorkerId = registered.WorkerId,
            EverRegistered = true,
            Untold = [],
        });
        foreach (var report in untold) working.Do(new SendJobStatus(report));
        working.ReportLoad();
        working.Clear(WorkerDeadline.Step);
        working.Set(WorkerDeadline.Report, working.Options.ReportInterval);
        working.Set(WorkerDeadline.Ping, working.Options.PingInterval);
        working.Set(WorkerDeadline.Health, working.Options.HealthyAfter);
        working.Do(new Note(WorkerNews.Registered, registered.WorkerId, registered.Server));
    }

    public static void OnTime(Working working, WorkerDeadline deadline)
    {
        switch (deadline, working.State.Phase)
        {
            case (WorkerDeadline.Retry, WorkerPhase.Waiting):
                Dial(working);
                break;

            case (WorkerDeadline.Step, WorkerPhase.Dialling):
                GiveUp(working, WorkerNews.Unreachable, $"no answer within {working.Options.DialTimeout.TotalSeconds:0.#} s");
                break;

            case (WorkerDeadline.Step, WorkerPhase.Registering):
                GiveUp(working, WorkerNews.Lost, $"the registration was not answered within {working.Options.RegisterTimeout.TotalSeconds:0.#} s");
                break;

            case (WorkerDeadline.Report, WorkerPhase.Registered):
                working.ReportLoad();
                working.Set(WorkerDeadline.Report, working.Options.ReportInterval);
                break;

            case (WorkerDeadline.Ping, WorkerPhase.Registered) when working.At - working.State.HeardAt >= working.Options.SilenceTimeout:
                GiveUp(working, WorkerNews.Lost, $"the server has been silent for {(working.At - working.State.HeardAt).TotalSeconds:0} s");
                break;

            case (WorkerDeadline.Ping, WorkerPhase.Registered):
                working.Do(new SendPing());
                working.Set(WorkerDeadline.Ping, working.Options.PingInterval);
                break;

            case (WorkerDeadline.Health, WorkerPhase.Registered):
                working.Change(state => state with { Attempt = 0 });
                break;
        }
    }

    /// <summary>The connection is not there, or not any more: another attempt follows after a pause. Running jobs go on.</summary>
    public static void TryAgain(Working working, WorkerNews news, string why)
    {
        foreach (var deadline in new[] { WorkerDeadline.Step, WorkerDeadline.Report, WorkerDeadline.Ping, WorkerDeadline.Health })
            working.Clear(deadline);
        Jobs.ForgetReserved(working);
        var attempt = working.State.Attempt + 1;
        // A server that says no is not asked again as soon as one that is away: a key that is wrong stays wrong for a while.
        var first = news == WorkerNews.Refused ? working.Options.MaxBackoff : working.Options.Backoff;
        var (pause, jitter) = Backoff.Choose(working.State.Jitter, attempt, first, working.Options.MaxBackoff);
        working.Change(state => state with { Phase = WorkerPhase.Waiting, Attempt = attempt, Jitter = jitter, WorkerId = null, ToldFull = null });
        working.Set(WorkerDeadline.Retry, pause);
        working.Do(new Note(news, working.Options.Url.ToString(), why, pause));
    }

    private static void GiveUp(Working working, WorkerNews news, string why)
    {
        working.Do(new HangUpServer(working.State.Link));
        TryAgain(working, news, why);
    }
}
