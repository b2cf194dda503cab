using AkkaVoice.Actors.Workers.Decisions;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Workers.Links;

/// <summary>Between the protocol's messages and what the worker's decisions speak.</summary>
internal static class WorkerCodec
{
    /// <summary>Attributes that front ends look for.</summary>
    public const string NameAttribute = "lk.agent.name", StateAttribute = "lk.agent.state";

    /// <summary>What a message means; null when it means no more than that the server is alive.</summary>
    public static WorkerChange Read(int link, ServerMessage message, Uri server) => message.MessageCase switch
    {
        ServerMessage.MessageOneofCase.Register => new Decisions.Registered(link, message.Register.WorkerId, Describe(message.Register.ServerInfo)),
        ServerMessage.MessageOneofCase.Availability when message.Availability.Job is { } job =>
            new JobOffered(link, Read(job), job.Type == JobType.JtRoom),
        ServerMessage.MessageOneofCase.Assignment when message.Assignment.Job is { } job =>
            new JobAssigned(link, new AssignedJob(Read(job), Address(message.Assignment, server), message.Assignment.Token)),
        ServerMessage.MessageOneofCase.Termination => new JobTerminated(link, message.Termination.JobId),
        _ => new LinkHeard(link),
    };

    public static WorkerMessage Registration(WorkerOptions options) => new()
    {
        Register = new RegisterWorkerRequest
        {
            Type = JobType.JtRoom,
            AgentName = options.AgentName,
            Version = options.Version,
            AllowedPermissions = new ParticipantPermission
            {
                CanPublish = true,
                CanSubscribe = true,
                CanPublishData = true,
                CanUpdateMetadata = true,
            },
        },
    };

    public static WorkerMessage Answer(AgentJob job, OfferAnswer said, string agentName)
    {
        var answer = new AvailabilityResponse { JobId = job.Id, Available = said == OfferAnswer.Taken, Terminate = said == OfferAnswer.NotNeeded };
        if (answer.Available)
        {
            answer.ParticipantIdentity = job.Identity;
            answer.ParticipantName = agentName;
            // In the token, and with that there from the first moment on.
            answer.ParticipantAttributes.Add(StateAttribute, "initializing");
            if (agentName.Length > 0) answer.ParticipantAttributes.Add(NameAttribute, agentName);
        }

        return new WorkerMessage { Availability = answer };
    }

    public static WorkerMessage Load(bool full, double load, int jobs) => new()
    {
        UpdateWorker = new UpdateWorkerStatus
        {
            Status = full ? WorkerStatus.WsFull : WorkerStatus.WsAvailable,
            Load = (float)load,
            JobCount = (uint)jobs,
        },
    };

    public static WorkerMessage Status(JobReport report) => new()
    {
        UpdateJob = new UpdateJobStatus
        {
            JobId = report.JobId,
            Status = report.Outcome switch { null => JobStatus.JsRunning, { Ok: true } => JobStatus.JsSuccess, _ => JobStatus.JsFailed },
            Error = report.Outcome?.Error ?? "",
        },
    };

    public static WorkerMessage Running(IEnumerable<string> jobIds)
    {
        var request = new MigrateJobRequest();
        request.JobIds.Add(jobIds);
        return new WorkerMessage { MigrateJob = request };
    }

    public static WorkerMessage Ping(DateTimeOffset now) => new() { Ping = new WorkerPing { Timestamp = now.ToUnixTimeMilliseconds() } };

    private static AgentJob Read(Job job) => new(job.Id, job.Room?.Name ?? "")
    {
        RoomSid = job.Room?.Sid ?? "",
        Metadata = job.Metadata,
        AgentName = job.AgentName,
        DispatchId = job.DispatchId,
    };

    private static Uri Address(JobAssignment assignment, Uri server) =>
        assignment.HasUrl && Uri.TryCreate(assignment.Url, UriKind.Absolute, out var own) ? own : server;

    private static string Describe(ServerInfo? server) => server is null ? "" : string.Join(' ', new[] { server.Version, server.Region, server.NodeId }.Where(part => part.Length > 0));
}
