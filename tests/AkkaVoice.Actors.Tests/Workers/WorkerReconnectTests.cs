using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Links;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Tests.Workers;

public class WorkerReconnectTests : WorkerTests
{
    private void Reconnect() => Assert.True(Clock.AdvanceUntil(() => Server.Line.Heard.Any(message => message.Register is not null) && Server.Line.Open, TimeSpan.FromSeconds(5)));

    [Fact]
    public void Jobs_go_on_over_a_lost_connection_and_are_named_to_the_next_one()
    {
        Start();
        var (first, second) = (Server.Give(), Server.Give());

        Server.Line.Break();
        Reconnect();

        Assert.Empty(Jobs.Stopped);
        Assert.Equal([first, second], Assert.Single(Server.Line.Heard, message => message.MigrateJob is not null).MigrateJob.JobIds);
        Assert.Equal(2u, Server.Status.JobCount);
        Jobs.End(first);
        Assert.Equal(JobStatus.JsSuccess, Server.StatusesOf(first).Last());
    }

    [Fact]
    public void A_room_that_was_made_anew_while_its_agent_is_on_the_way_back_gets_no_second_one_from_anywhere()
    {
        Start();
        var former = Server.Give();
        Server.Line.Break();
        Reconnect();

        var answer = Server.Answer(Server.Offer(sid: "RM_2"))!;

        Assert.Equal((false, true), (answer.Available, answer.Terminate));
        Assert.True(Server.Answer(Server.Offer("hall", sid: "RM_3"))!.Available);
        Jobs.End(former);
        Assert.True(Server.Answer(Server.Offer(sid: "RM_2"))!.Available);
    }

    [Fact]
    public void A_room_may_ask_for_a_second_agent_as_long_as_it_is_the_same_or_the_server_was_there_all_the_time()
    {
        Start();
        Server.Give();
        Assert.True(Server.Answer(Server.Offer(sid: "RM_2"))!.Available);

        Server.Line.Break();
        Reconnect();

        Assert.True(Server.Answer(Server.Offer())!.Available);
    }

    [Fact]
    public void A_worker_without_jobs_has_none_to_name()
    {
        Start();

        Server.Line.Break();
        Reconnect();

        Assert.DoesNotContain(Server.Line.Heard, message => message.MigrateJob is not null);
    }

    [Fact]
    public void How_a_job_ended_while_there_was_no_connection_is_told_on_the_next_one()
    {
        Start();
        var (good, bad) = (Server.Give(), Server.Give());
        Server.Refusal = new WorkerDialException("nobody there", refused: false);
        Server.Line.Break();

        Jobs.End(good);
        Jobs.End(bad, JobOutcome.Failed("lost"));
        Advance(30);
        Server.Refusal = null;
        Advance(11);

        Assert.Equal(2, Server.Lines.Count);
        Assert.Equal(
            [(good, JobStatus.JsSuccess, ""), (bad, JobStatus.JsFailed, "lost")],
            Server.Line.Heard.Where(message => message.UpdateJob is not null).Select(message => (message.UpdateJob.JobId, message.UpdateJob.Status, message.UpdateJob.Error)));
    }

    [Fact]
    public void A_place_that_was_kept_on_the_lost_connection_is_free_on_the_next()
    {
        Start();
        Server.Offer();
        Server.Line.Break();
        Reconnect();

        Assert.Equal(0, Look().ActiveJobs);
        Advance(20);
        Assert.Empty(Jobs.Started);
    }

    [Fact]
    public void Many_losses_in_a_row_lose_no_job_and_name_each_once()
    {
        Start();
        var id = Server.Give();
        for (var loss = 0; loss < 10; loss++)
        {
            Server.Line.Break();
            Assert.True(Clock.AdvanceUntil(() => Server.Line.Open, TimeSpan.FromSeconds(11)));
        }

        Jobs.End(id);

        Assert.Equal([JobStatus.JsRunning, JobStatus.JsSuccess], Server.StatusesOf(id));
        Assert.Single(Jobs.Started);
    }
}
