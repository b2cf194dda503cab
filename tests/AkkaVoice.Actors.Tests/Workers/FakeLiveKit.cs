using AkkaVoice.Actors.Workers.Links;
using AkkaVoice.Actors.Workers.Links.Wire;
using Google.Protobuf;

namespace AkkaVoice.Actors.Tests.Workers;

/// <summary>A server's <c>/agent</c> in memory: answers registrations unless told otherwise, and notes what it is told. Messages pass as bytes.</summary>
internal sealed class FakeLiveKit : IWorkerDialer
{
    private readonly List<FakeLine> _lines = [];
    private int _jobs;

    /// <summary>What befalls those who dial; null lets them in.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Whether dialling is never answered.</summary>
    public bool Hangs { get; set; }

    public bool AnswersRegistrations { get; set; } = true;

    public bool AnswersPings { get; set; } = true;

    public int Dials { get; private set; }

    public List<string> Tokens { get; } = [];

    public IReadOnlyList<FakeLine> Lines => _lines;

    public FakeLine Line => _lines[^1];

    /// <summary>Everything that was said on all lines, in order.</summary>
    public IEnumerable<WorkerMessage> Heard => _lines.SelectMany(line => line.Heard);

    public IEnumerable<UpdateJobStatus> JobUpdates => Heard.Where(message => message.UpdateJob is not null).Select(message => message.UpdateJob);

    public UpdateWorkerStatus Status => Line.Heard.Last(message => message.UpdateWorker is not null).UpdateWorker;

    public Task<IWorkerLink> DialAsync(Uri url, string token, Action<ServerMessage> heard, Action<string> closed, CancellationToken cancellation)
    {
        Dials++;
        Tokens.Add(token);
        if (Hangs)
        {
            var never = new TaskCompletionSource<IWorkerLink>();
            cancellation.Register(() => never.TrySetCanceled());
            return never.Task;
        }

        if (Refusal is not null) return Task.FromException<IWorkerLink>(Refusal);
        _lines.Add(new FakeLine(this, heard, closed));
        return Task.FromResult<IWorkerLink>(Line);
    }

    /// <summary>Offers a job.</summary>
    /// <returns>Its id.</returns>
    public string Offer(string room = "lobby", JobType type = JobType.JtRoom, string sid = "RM_1")
    {
        var job = new Job { Id = $"AJ_{++_jobs}", Type = type, Room = new Room { Name = room, Sid = sid }, Metadata = "{}", DispatchId = "AD_1" };
        Line.Say(new ServerMessage { Availability = new AvailabilityRequest { Job = job } });
        return job.Id;
    }

    /// <summary>The answer to an offer; null when there is none.</summary>
    public AvailabilityResponse? Answer(string jobId) => Heard.LastOrDefault(message => message.Availability?.JobId == jobId)?.Availability;

    public void Assign(string jobId, string room = "lobby", string? url = null)
    {
        var assignment = new JobAssignment { Job = new Job { Id = jobId, Room = new Room { Name = room } }, Token = $"token-{jobId}" };
        if (url is not null) assignment.Url = url;
        Line.Say(new ServerMessage { Assignment = assignment });
    }

    /// <summary>Offers and assigns.</summary>
    public string Give(string room = "lobby")
    {
        var id = Offer(room);
        Assign(id, room);
        return id;
    }

    public void Terminate(string jobId) => Line.Say(new ServerMessage { Termination = new JobTermination { JobId = jobId } });

    public IEnumerable<JobStatus> StatusesOf(string jobId) => JobUpdates.Where(update => update.JobId == jobId).Select(update => update.Status);

    internal void OnHeard(FakeLine line, WorkerMessage message)
    {
        if (message.Register is not null && AnswersRegistrations)
        {
            line.Say(new ServerMessage
            {
                Register = new RegisterWorkerResponse { WorkerId = $"AW_{_lines.Count}", ServerInfo = new ServerInfo { Version = "1.9.12" } },
            });
        }

        if (message.Ping is { } ping && AnswersPings) line.Say(new ServerMessage { Pong = new WorkerPong { LastTimestamp = ping.Timestamp } });
    }
}

/// <summary>One connection.</summary>
internal sealed class FakeLine(FakeLiveKit server, Action<ServerMessage> heard, Action<string> closed) : IWorkerLink
{
    public List<WorkerMessage> Heard { get; } = [];

    public bool Open { get; private set; } = true;

    public void Send(WorkerMessage message)
    {
        if (!Open) return;
        var copy = WorkerMessage.Parser.ParseFrom(message.ToByteArray());
        Heard.Add(copy);
        server.OnHeard(this, copy);
    }

    public void Close() => Break("closed from here");

    public void Say(ServerMessage message) => heard(ServerMessage.Parser.ParseFrom(message.ToByteArray()));

    /// <summary>The connection is lost.</summary>
    public void Break(string why = "lost")
    {
        if (!Open) return;
        Open = false;
        TellClosed(why);
    }

    public void TellClosed(string why = "lost") => closed(why);
}
