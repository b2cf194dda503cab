using Akka.Event;
using AkkaVoice.Actors.Workers.Links;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Tests.Workers;

public class DrainTests : WorkerTests
{
    [Fact]
    public void A_worker_without_jobs_stops_at_once()
    {
        Start();

        var drained = Drain();

        Assert.True(drained.Wait(TimeSpan.FromSeconds(20)));
        Assert.False(Server.Line.Open);
    }

    [Fact]
    public void What_a_connection_says_after_the_workers_end_is_no_dead_letter()
    {
        Start();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var line = Server.Line;
        Assert.True(Drain().Wait(TimeSpan.FromSeconds(20)));
        Watch(Worker);
        ExpectTerminated(Worker);

        // The connection's end is told once the worker has closed it, and so is what the server said meanwhile.
        line.Say(new ServerMessage { Termination = new JobTermination { JobId = "AJ_1" } });
        line.TellClosed();
        Worker.Tell("a letter", TestActor);

        Assert.Equal("a letter", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void A_draining_worker_is_full_refuses_offers_and_stops_with_the_last_job()
    {
        Start();
        var (first, second) = (Server.Give(), Server.Give());

        var drained = Drain();

        Assert.Equal(WorkerStatus.WsFull, Server.Status.Status);
        Assert.False(Server.Answer(Server.Offer())!.Available);
        Advance(10);
        Jobs.End(first);
        Advance(10);
        Assert.True(Server.Line.Open);
        Assert.Empty(Jobs.Stopped);
        Jobs.End(second);
        Assert.True(drained.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(JobStatus.JsSuccess, Server.StatusesOf(second).Last());
        Assert.False(Server.Line.Open);
    }

    [Fact]
    public void Jobs_that_run_on_are_ended_when_the_time_is_over()
    {
        Start();
        var id = Server.Give();

        var drained = Drain();
        Advance(29.9);
        Assert.Empty(Jobs.Stopped);
        Advance(0.2);

        Assert.Equal([id], Jobs.Stopped);
        Assert.True(drained.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(JobStatus.JsSuccess, Server.StatusesOf(id).Last());
    }

    [Fact]
    public void A_job_that_does_not_end_does_not_hold_the_worker_for_ever()
    {
        Start();
        Jobs.Obedient = false;
        var id = Server.Give();

        var drained = Drain(5);
        Advance(15.1);

        Assert.True(drained.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(JobStatus.JsFailed, Server.StatusesOf(id).Last());
    }

    [Fact]
    public void Told_a_second_time_to_stop_at_once_it_does()
    {
        Start();
        var id = Server.Give();
        var first = Drain();

        var second = Drain(0);

        Assert.Equal([id], Jobs.Stopped);
        Assert.True(Task.WaitAll([first, second], TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void What_was_accepted_before_is_still_taken()
    {
        Start();
        var id = Server.Offer();

        var drained = Drain();
        Server.Assign(id);

        Assert.Equal([JobStatus.JsRunning], Server.StatusesOf(id));
        Jobs.End(id);
        Assert.True(drained.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_worker_that_has_lost_its_server_stops_too()
    {
        Server.Refusal = new WorkerDialException("nobody there", refused: false);
        Start();

        Assert.True(Drain().Wait(TimeSpan.FromSeconds(20)));
        var dials = Server.Dials;
        Advance(60);
        Assert.Equal(dials, Server.Dials);
    }

    [Fact]
    public void A_line_that_comes_to_be_after_the_end_is_closed_again()
    {
        Server.Hangs = true;
        Start();

        Assert.True(Drain().Wait(TimeSpan.FromSeconds(20)));
        Assert.Empty(Server.Lines);
    }
}
