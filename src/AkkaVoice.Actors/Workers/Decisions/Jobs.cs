namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>The worker's jobs, from the offer to the report of how each ended.</summary>
internal static class Jobs
{
    public static void Offered(Working working, JobOffered offered)
    {
        var job = offered.Job;
        if (Returning(working.State, job) is { } returning)
        {
            working.Do(new AnswerOffer(job, OfferAnswer.NotNeeded));
            working.Do(new Note(WorkerNews.OfferRefused, job.Id, $"the agent of job {returning} is on its way back into room {job.Room}, which was made anew"));
            return;
        }

        var why = !offered.ForRoom ? "it is no job for a room" : working.State.Jobs.ContainsKey(job.Id) ? "it is here already" : Refusal(working);
        working.Do(new AnswerOffer(job, why is null ? OfferAnswer.Taken : OfferAnswer.Refused));
        if (why is not null)
        {
            working.Do(new Note(WorkerNews.OfferRefused, job.Id, why));
            return;
        }

        Put(working, job.Id, new WorkerJob(JobPhase.Reserved, working.At, job, working.State.Link));
        working.Set(WorkerDeadline.Assignment, working.Options.AssignmentTimeout, job.Id);
        working.Do(new Note(WorkerNews.OfferAccepted, job.Id, job.Room));
    }

    public static void Assigned(Working working, AssignedJob assigned)
    {
        var id = assigned.Job.Id;
        var known = working.State.Jobs.GetValueOrDefault(id);
        if (known is { Phase: not JobPhase.Reserved }) return;

        // One that comes late, or was never offered, is taken all the same if there is room: somebody waits in the room.
        if (known is null && Refusal(working) is { } why)
        {
            working.Do(new Note(WorkerNews.AssignmentRefused, id, why));
            working.Report(id, JobOutcome.Failed($"The worker could not take the job: {why}."));
            return;
        }

        working.Clear(WorkerDeadline.Assignment, id);
        Put(working, id, new WorkerJob(JobPhase.Running, known?.Since ?? working.At, known?.Job ?? assigned.Job, working.State.Link));
        working.Do(new StartJob(assigned));
        working.Report(id, null);
        working.Do(new Note(WorkerNews.JobStarted, id, assigned.Job.Room));
    }

    public static void Terminated(Working working, string id)
    {
        switch (working.State.Jobs.GetValueOrDefault(id)?.Phase)
        {
            case JobPhase.Reserved:
                working.Clear(WorkerDeadline.Assignment, id);
                Remove(working, id);
                break;

            case JobPhase.Running:
                working.Do(new Note(WorkerNews.JobTerminated, id));
                Stop(working, id);
                break;
        }
    }

    public static void Ended(Working working, string id, JobOutcome outcome)
    {
        if (working.State.Jobs.GetValueOrDefault(id) is not { Phase: not JobPhase.Reserved }) return;
        working.Clear(WorkerDeadline.Stop, id);
        Remove(working, id);
        working.Report(id, outcome);
        working.Do(new Note(outcome.Ok ? WorkerNews.JobSucceeded : WorkerNews.JobFailed, id, outcome.Error ?? ""));
    }

    public static void NotAssigned(Working working, string id)
    {
        if (working.State.Jobs.GetValueOrDefault(id)?.Phase != JobPhase.Reserved) return;
        Remove(working, id);
        working.Do(new Note(WorkerNews.AssignmentMissing, id));
    }

    public static void NotEnded(Working working, string id)
    {
        if (working.State.Jobs.GetValueOrDefault(id)?.Phase != JobPhase.Stopping) return;
        working.Do(new DropJob(id));
        Ended(working, id, JobOutcome.Failed($"The job did not end within {working.Options.StopTimeout.TotalSeconds:0.#} s of being told to."));
    }

    public static void Stop(Working working, string id)
    {
        Put(working, id, working.State.Jobs[id] with { Phase = JobPhase.Stopping });
        working.Do(new StopJob(id));
        working.Set(WorkerDeadline.Stop, working.Options.StopTimeout, id);
    }

    /// <summary>What was accepted on a connection is not assigned on another one.</summary>
    public static void ForgetReserved(Working working)
    {
        foreach (var (id, _) in working.State.Jobs.Where(job => job.Value.Phase == JobPhase.Reserved))
        {
            working.Clear(WorkerDeadline.Assignment, id);
            Remove(working, id);
        }
    }

    /// <summary>
    /// A server that went down makes its rooms anew when people come back to them, and asks for agents as for any new room. The former agent, whose job
    /// outlived the server, comes back as the people do: a second one would talk into its conversation.
    /// </summary>
    private static string? Returning(WorkerState state, AgentJob offered) => state.Jobs.FirstOrDefault(known =>
        known.Value is { Phase: JobPhase.Running } former
        && former.Link < state.Link
        && former.Job.Room == offered.Room
        && former.Job.AgentName == offered.AgentName
        && former.Job.RoomSid != offered.RoomSid).Key;

    private static string? Refusal(Working working) => working switch
    {
        { State.Draining: true } => "the worker is about to stop",
        { State.Jobs.Count: var count, Options.MaxJobs: var most } when count >= most => $"there is room for {most} jobs, and all places are taken",
        { IsFull: true } => $"the load is {working.State.ExpectedLoad(working.Options, working.At):0.00}, and jobs are taken below {working.Options.LoadThreshold:0.00}",
        _ => null,
    };

    private static void Put(Working working, string id, WorkerJob job) => working.Change(state => state with { Jobs = state.Jobs.SetItem(id, job) });

    private static void Remove(Working working, string id) => working.Change(state => state with { Jobs = state.Jobs.Remove(id) });
}
