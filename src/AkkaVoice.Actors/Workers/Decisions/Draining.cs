namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>The worker's end: no new jobs, time for those that run, and then none.</summary>
internal static class Draining
{
    /// <summary>Begins it; told again, the time may only become shorter.</summary>
    public static void Begin(Working working, TimeSpan within)
    {
        var again = working.State.Draining;
        working.Change(state => state with { Draining = true });
        if (working.State.Jobs.IsEmpty) return;
        if (!again) working.Do(new Note(WorkerNews.Draining, working.State.Jobs.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "", within));
        if (within > TimeSpan.Zero && !again) working.Set(WorkerDeadline.Drain, within);
        else if (within <= TimeSpan.Zero) TimeIsUp(working);
    }

    public static void TimeIsUp(Working working)
    {
        Jobs.ForgetReserved(working);
        var running = working.State.Jobs.Where(job => job.Value.Phase == JobPhase.Running).Select(job => job.Key).ToArray();
        if (running.Length > 0) working.Do(new Note(WorkerNews.DrainOver, running.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var id in running) Jobs.Stop(working, id);
    }

    public static void FinishWhenDone(Working working)
    {
        if (!working.State.Draining || !working.State.Jobs.IsEmpty) return;
        foreach (var deadline in Enum.GetValues<WorkerDeadline>().Except([WorkerDeadline.Assignment, WorkerDeadline.Stop])) working.Clear(deadline);
        if (working.State.Phase is WorkerPhase.Dialling or WorkerPhase.Registering or WorkerPhase.Registered) working.Do(new HangUpServer(working.State.Link));
        working.Change(state => state with { Phase = WorkerPhase.Stopped, WorkerId = null });
        working.Do(new Note(WorkerNews.Stopped));
        working.Do(new Conclude());
    }
}
