using AkkaVoice.LiveKit.Tests.Callers;
using AkkaVoice.LiveKit.Tests.Service;
using LiveKit.Rtc;

namespace AkkaVoice.LiveKit.Tests.Faults;

/// <summary>What can happen to the agent and its person in a room: each ends the job in a defined way, and the log says why.</summary>
[Collection(StageCollection.Name)]
public class RoomFaultTests(Stage stage)
{
    [LiveKitFact]
    public async Task A_room_that_is_deleted_ends_the_job_in_good_order()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);

        await stage.Server.Api.DeleteRoomAsync(meeting.Room);

        await stage.Weather.SaysAsync("info: ", $"Room {meeting.Room} is over (RoomClosed): The room was deleted.");
        // The server has forgotten the job with the room.
        await stage.Weather.SaysAsync($"Job {meeting.Job.Id}: done");
    }

    [LiveKitFact]
    public async Task An_agent_that_is_removed_ends_its_job_in_good_order()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);

        await stage.Server.Api.RemoveParticipantAsync(meeting.Room, meeting.Caller.Agent.Identity);

        await stage.Weather.SaysAsync("info: ", $"Room {meeting.Room} is over (AgentRemoved): The agent was removed from the room.");
        await stage.Weather.SaysAsync($"Job {meeting.Job.Id}: done");
        await Patience.UntilAsync("a room without an agent", () => meeting.Caller.Agents.Count == 0, meeting.Caller.Seen);
    }

    [LiveKitFact]
    public async Task An_agent_whose_identity_another_takes_fails_its_job()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);
        await using var other = new Room();

        await other.ConnectAsync(stage.Server.Url, LiveKitToken.Create(meeting.Caller.Agent.Identity, meeting.Room));

        const string Why = "Another participant joined under the agent's identity.";
        await stage.Weather.SaysAsync("fail: ", $"Room {meeting.Room} is over (AgentReplaced): {Why}");
        await stage.Weather.SaysAsync($"Job {meeting.Job.Id}: failed: {Why}");
    }

    [LiveKitFact]
    public async Task A_person_who_is_removed_ends_the_job_at_once()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);

        await stage.Server.Api.RemoveParticipantAsync(meeting.Room, Caller.Identity);

        await stage.Weather.SaysAsync("info: ", $"Room {meeting.Room} is over (PersonLeft): {Caller.Identity} left the room.");
        await meeting.Job.SucceedsAsync();
        Assert.Equal(0, stage.Weather.Count($"Room {meeting.Room}: {Caller.Identity} is gone"));
    }

    [LiveKitFact]
    public async Task A_person_whose_identity_another_takes_is_talked_with_on_the_new_device()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);

        await using var again = await Meeting.EnterAsync(stage.Weather, stage.Server, meeting.Room);

        await meeting.TogetherAsync(again);
        await again.SaysThanksAsync();
        await again.DisposeAsync();
        await meeting.Job.SucceedsAsync();
    }
}
