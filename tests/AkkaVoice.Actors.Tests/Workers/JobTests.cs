using Akka.Actor;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Tests.Workers;

public class JobTests : WorkerTests
{
    protected override WorkerOptions Options => base.Options with { MaxJobs = 2 };

    [Fact]
    public void An_offer_is_accepted_with_the_agents_identity_and_attributes()
    {
        Start();

        var answer = Server.Answer(Server.Offer())!;

        Assert.True(answer.Available);
        Assert.Equal(("agent-AJ_1", "weather"), (answer.ParticipantIdentity, answer.ParticipantName));
        Assert.Equal("weather", answer.ParticipantAttributes["lk.agent.name"]);
        Assert.Equal("initializing", answer.ParticipantAttributes["lk.agent.state"]);
    }

    [Fact]
    public void An_assigned_job_runs_with_its_token_at_the_workers_own_server_unless_another_is_named()
    {
        Start();

        var first = Server.Give("lobby");
        var second = Server.Offer("hall");
        Server.Assign(second, "hall", "wss://other.test/");

        Assert.Equal(["lobby", "hall"], Jobs.Started.Select(job => job.Job.Room));
        Assert.Equal([$"token-{first}", $"token-{second}"], Jobs.Started.Select(job => job.Token));
        Assert.Equal(["ws://livekit.test/", "wss://other.test/"], Jobs.Started.Select(job => job.Url.ToString()));
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(first));
    }

    [Fact]
    public void A_job_that_ends_well_is_a_success_and_its_place_is_free_again()
    {
        Start();
        var id = Server.Give();

        Jobs.End(id);

        Assert.Equal([JobStatus.JsRunning, JobStatus.JsSuccess], Server.StatusesOf(id));
        Assert.Equal("", Server.JobUpdates.Last().Error);
        Assert.Equal(0, Look().ActiveJobs);
    }

    [Fact]
    public void A_session_that_failed_is_a_failed_job_with_its_error()
    {
        Start();
        var id = Server.Give();

        Jobs.End(id, JobOutcome.Failed("account_problem: the quota is exhausted"));

        Assert.Equal((JobStatus.JsFailed, "account_problem: the quota is exhausted"), (Server.JobUpdates.Last().Status, Server.JobUpdates.Last().Error));
    }

    [Fact]
    public void A_job_that_throws_fails_alone()
    {
        Start();
        var (first, second) = (Server.Give(), Server.Give());

        Jobs.Fail(first, new InvalidOperationException("no such room"));

        Assert.Equal(JobStatus.JsFailed, Server.StatusesOf(first).Last());
        Assert.Contains("no such room", Server.JobUpdates.Last().Error, StringComparison.Ordinal);
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(second));
        Jobs.End(second);
        Assert.Equal(JobStatus.JsSuccess, Server.StatusesOf(second).Last());
    }

    [Fact]
    public void A_job_that_cannot_even_begin_fails_with_its_error()
    {
        Start();
        Jobs.Broken = new NotSupportedException("no native library");

        var id = Server.Give();

        Assert.Equal([JobStatus.JsRunning, JobStatus.JsFailed], Server.StatusesOf(id));
        Assert.Contains("no native library", Server.JobUpdates.Last().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jobs_actor_that_is_killed_is_a_failed_job_and_the_others_go_on()
    {
        Start();
        var (first, second) = (Server.Give(), Server.Give());

        Sys.ActorSelection($"/user/worker/job-{first}").Tell(Kill.Instance);
        Advance(0.1);

        Assert.Equal(JobStatus.JsFailed, Server.StatusesOf(first).Last());
        Assert.Contains(first, Jobs.Stopped);
        Assert.Equal(1, Look().ActiveJobs);
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(second));
    }

    [Fact]
    public void Two_offers_at_once_with_room_for_one_are_accepted_once()
    {
        Start();
        Server.Give();

        var (second, third) = (Server.Offer(), Server.Offer());

        Assert.Equal((true, false), (Server.Answer(second)!.Available, Server.Answer(third)!.Available));
    }

    [Fact]
    public void A_full_worker_says_so_at_once_and_is_free_again_when_a_job_ends()
    {
        Start();
        var id = Server.Give();
        Assert.Equal(WorkerStatus.WsAvailable, Server.Status.Status);

        Server.Give();
        Assert.Equal(WorkerStatus.WsFull, Server.Status.Status);

        Jobs.End(id);
        Assert.Equal((WorkerStatus.WsAvailable, 1u), (Server.Status.Status, Server.Status.JobCount));
    }

    [Fact]
    public void An_accepted_job_that_is_not_assigned_within_7_5_seconds_gives_its_place_back()
    {
        Start();
        Server.Offer();
        Server.Offer();
        Advance(7.4);
        Assert.False(Server.Answer(Server.Offer())!.Available);

        Advance(0.2);

        Assert.True(Server.Answer(Server.Offer())!.Available);
    }

    [Fact]
    public void An_assignment_that_comes_late_is_taken_when_there_is_room_and_failed_with_a_reason_when_there_is_none()
    {
        Start();
        var (late, later) = (Server.Offer(), Server.Offer());
        Advance(8);

        Server.Assign(late);
        Server.Give();
        Server.Assign(later);

        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(late));
        Assert.Equal([JobStatus.JsFailed], Server.StatusesOf(later));
        Assert.Contains("room for 2 jobs", Server.JobUpdates.Last().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_is_assigned_twice_runs_once()
    {
        Start();
        var id = Server.Give();

        Server.Assign(id);

        Assert.Single(Jobs.Started);
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(id));
    }

    [Fact]
    public void A_terminated_job_ends_in_good_order()
    {
        Start();
        var (id, other) = (Server.Give(), Server.Give());

        Server.Terminate(id);

        Assert.Equal([id], Jobs.Stopped);
        Assert.Equal([JobStatus.JsRunning, JobStatus.JsSuccess], Server.StatusesOf(id));
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(other));
    }

    [Fact]
    public void A_job_that_does_not_end_when_told_to_is_dropped_after_10_seconds_and_has_failed()
    {
        Start();
        Jobs.Obedient = false;
        var id = Server.Give();

        Server.Terminate(id);
        Advance(9.9);
        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(id));
        Advance(0.2);

        Assert.Equal(JobStatus.JsFailed, Server.StatusesOf(id).Last());
        Assert.Contains("within 10 s", Server.JobUpdates.Last().Error, StringComparison.Ordinal);
        Jobs.End(id);
        Advance(1);
        Assert.Equal(2, Server.StatusesOf(id).Count());
    }

    [Fact]
    public void A_job_that_is_terminated_before_it_is_assigned_gives_its_place_back()
    {
        Start();
        Server.Give();
        var second = Server.Offer();

        Server.Terminate(second);

        Assert.True(Server.Answer(Server.Offer())!.Available);
    }

    [Fact]
    public void A_job_that_is_for_no_room_is_not_taken()
    {
        Start();

        Assert.False(Server.Answer(Server.Offer(type: JobType.JtPublisher))!.Available);
    }
}
