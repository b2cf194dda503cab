using System.Collections.Immutable;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>
/// A worker: one connection to the server, lost ones made anew; jobs accepted while there is room for them, each reported as it really
/// went; and an end that waits for them.
/// </summary>
/// <remarks>
/// <code>
///  begin ─► Dialling ──opened──► Registering ──registered──► Registered ─── offers, assignments, reports
///              ▲                      │                          │
///              │ pause over           │ closed, late             │ closed, silent
///           Waiting ◄─────────────────┴──────────────────────────┘       jobs go on all the while
///  drain, at any time: no new jobs ──the last one has ended, or was stopped──► Stopped
/// </code>
/// </remarks>
internal static class WorkerMachine
{
    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="change">What happened.</param>
    /// <param name="options">Limits and deadlines.</param>
    /// <returns>How things stand now, and what is to be done.</returns>
    public static (WorkerState State, ImmutableArray<WorkerEffect> Effects) Decide(WorkerState state, WorkerChange change, WorkerOptions options)
    {
        var working = new Working(state, options, change.At);
        if (state.Phase == WorkerPhase.Stopped)
        {
            // Answered after it was given up: nobody wants it any more.
            if (change is LinkOpened late) working.Do(new HangUpServer(late.Link));
            return (state, working.Effects);
        }

        Apply(working, change);
        Draining.FinishWhenDone(working);
        ReportTurnabout(working);
        return (working.State, working.Effects);
    }

    private static void Apply(Working working, WorkerChange change)
    {
        switch (change)
        {
            case WorkWanted wanted when working.State.Phase == WorkerPhase.Idle:
                working.Change(state => state with { Jitter = wanted.Seed });
                Linking.Dial(working);
                break;

            case LinkChange about when about.Link != working.State.Link:
                if (about is LinkOpened late) working.Do(new HangUpServer(late.Link));
                break;

            case LinkChange about:
                working.Change(state => state with { HeardAt = working.At });
                OnLink(working, about);
                break;

            case JobEnded ended:
                Jobs.Ended(working, ended.JobId, ended.Outcome);
                break;

            case LoadMeasured measured:
                working.Change(state => state with { Load = measured.Load });
                break;

            case TimePassed passed:
                OnTime(working, passed.Timer);
                break;

            case DrainWanted wanted:
                Draining.Begin(working, wanted.Within);
                break;
        }
    }

    private static void OnLink(Working working, LinkChange change)
    {
        switch (change, working.State.Phase)
        {
            case (LinkOpened, WorkerPhase.Dialling):
                Linking.Register(working);
                break;

            case (LinkFailed failed, WorkerPhase.Dialling):
                Linking.TryAgain(working, failed.Refused ? WorkerNews.Refused : WorkerNews.Unreachable, failed.Message);
                break;

            case (LinkClosed closed, WorkerPhase.Dialling or WorkerPhase.Registering or WorkerPhase.Registered):
                Linking.TryAgain(working, WorkerNews.Lost, closed.Reason);
                break;

            case (Registered registered, WorkerPhase.Registering):
                Linking.Registered(working, registered);
                break;

            // Nothing but the answer to the registration may come before it; and what a server says on a line that was given up is too late.
            case (JobOffered offered, WorkerPhase.Registered):
                Jobs.Offered(working, offered);
                break;

            case (JobAssigned assigned, WorkerPhase.Registered):
                Jobs.Assigned(working, assigned.Assigned);
                break;

            case (JobTerminated terminated, WorkerPhase.Registered):
                Jobs.Terminated(working, terminated.JobId);
                break;
        }
    }

    private static void OnTime(Working working, WorkerTimer timer)
    {
        switch (timer.Deadline)
        {
            case WorkerDeadline.Step or WorkerDeadline.Retry or WorkerDeadline.Report or WorkerDeadline.Ping or WorkerDeadline.Health:
                Linking.OnTime(working, timer.Deadline);
                break;

            case WorkerDeadline.Assignment:
                Jobs.NotAssigned(working, timer.JobId);
                break;

            case WorkerDeadline.Stop:
                Jobs.NotEnded(working, timer.JobId);
                break;

            case WorkerDeadline.Drain:
                Draining.TimeIsUp(working);
                break;
        }
    }

    /// <summary>A worker that has become full, or free again, says so at once: offers that it would refuse cost a caller time.</summary>
    private static void ReportTurnabout(Working working)
    {
        if (working.State is { Phase: WorkerPhase.Registered, ToldFull: { } told } && told != working.IsFull) working.ReportLoad();
    }
}
