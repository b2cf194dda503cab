using System.Collections.Concurrent;
using System.Text.Json;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.Streams.Rooms.LiveKit;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.Rooms;

/// <summary>
/// What a job is here: the room is joined, a session begins with the first person to listen to, and the job's outcome is the session's, or
/// the room's where that ended first.
/// </summary>
internal sealed class RoomJobs(VoiceSessions sessions, AkkaVoiceOptions options, TimeProvider time, ILoggerFactory logging) : IJobRunner, IAsyncDisposable
{
    /// <summary>
    /// How long the agent stays in the room when its job is over: a server that sees the agent leave before it is told how the job ended counts
    /// the job as failed.
    /// </summary>
    private static readonly TimeSpan Staying = TimeSpan.FromMilliseconds(300);

    /// <summary>How long rooms may take to be left when the program ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<LiveKitRoom, Task> _leaving = new();
    private readonly ILogger _logger = logging.CreateLogger("AkkaVoice.LiveKit");

    public async Task<JobOutcome> RunAsync(AssignedJob job, CancellationToken stop)
    {
        try
        {
            var room = await LiveKitRoom.JoinAsync(new LiveKitRoomOptions(options.LiveKitRoom, job.Url, job.Token), time, _logger, stop).ConfigureAwait(false);
            try
            {
                await using var joined = new TalkingRoom(room, time, _logger);

                // A session costs money and a connection: it begins when there is somebody to talk to.
                return await room.WaitForPersonAsync(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(false)
                    ? await TalkAsync(job.Job.Id, room, joined, stop).ConfigureAwait(false)
                    : Outcome(await room.Ended.ConfigureAwait(false));
            }
            finally
            {
                _leaving[room] = LeaveAsync(room);
            }
        }
        catch (LiveKitJoinException e)
        {
            return JobOutcome.Failed(e.Message);
        }
        catch (SessionRefusedException e)
        {
            return JobOutcome.Failed(e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return JobOutcome.Success;
        }
    }

    /// <summary>Waits for the rooms that are about to be left, so that the end of the program does not cut them off.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_leaving.Values).WaitAsync(Patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            RoomJobsLog.NotLeft(_logger, _leaving.Count, Patience.TotalSeconds);
        }
    }

    private async Task LeaveAsync(LiveKitRoom room)
    {
        await Task.Delay(Staying, time).ConfigureAwait(false);
        await room.DisposeAsync().ConfigureAwait(false);
        _leaving.TryRemove(room, out _);
    }

    private async Task<JobOutcome> TalkAsync(string jobId, LiveKitRoom room, TalkingRoom joined, CancellationToken stop)
    {
        var session = await sessions.StartAsync(sessions.Spec(joined, joined.Channel.Tell) with
        {
            Id = Id(jobId),
            Participant = room.Person ?? "",
        }).ConfigureAwait(false);
        joined.Channel.Open(session);
        await using var ending = stop.Register(() => _ = session.EndAsync(SessionEndReason.Shutdown));
        var end = await session.Completion.ConfigureAwait(false);
        if (!end.Reason.IsNormal()) return JobOutcome.Failed(Say(end));

        // That the person's audio ended is all that the session knows; why it did, the room does.
        return end.Reason switch
        {
            SessionEndReason.PersonLeft => Outcome(await room.Ended.ConfigureAwait(false)),
            SessionEndReason.Shutdown => await StoppedAsync(room).ConfigureAwait(false),
            _ => JobOutcome.Success,
        };
    }

    /// <summary>A server ends the job of an agent that was pushed out, too, and its word may come before the room's.</summary>
    private async Task<JobOutcome> StoppedAsync(LiveKitRoom room)
    {
        await Task.WhenAny(room.Ended, Task.Delay(Staying, time)).ConfigureAwait(false);
        return room.Ended.IsCompleted ? Outcome(await room.Ended.ConfigureAwait(false)) : JobOutcome.Success;
    }

    private static JobOutcome Outcome(LiveKitEnd end) => end.IsFault ? JobOutcome.Failed(end.Message) : JobOutcome.Success;

    private static string Say(EndEvent end)
    {
        var reason = JsonNamingPolicy.SnakeCaseLower.ConvertName(end.Reason.ToString());
        return end.Message is { Length: > 0 } message ? $"{reason}: {message}" : reason;
    }

    /// <summary>A job's id as a session's, which takes letters, digits, - and _.</summary>
    private static string Id(string jobId) => string.Concat(jobId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
