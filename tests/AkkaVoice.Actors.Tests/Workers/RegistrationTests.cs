using AkkaVoice.Actors.Workers.Links;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Tests.Workers;

public class RegistrationTests : WorkerTests
{
    [Fact]
    public void The_first_message_is_the_registration_and_the_second_the_load()
    {
        Load.Value = 0.25;

        Start();
        Advance(3);

        var (register, status) = (Server.Line.Heard[0].Register, Server.Line.Heard[1].UpdateWorker);
        Assert.Equal((JobType.JtRoom, "weather"), (register.Type, register.AgentName));
        Assert.NotEmpty(register.Version);
        Assert.True(register.AllowedPermissions is { CanPublish: true, CanSubscribe: true, CanPublishData: true, CanUpdateMetadata: true });
        Assert.Equal((WorkerStatus.WsAvailable, 0u), (status.Status, status.JobCount));
        Assert.Equal((WorkerStatus.WsAvailable, 0.25f), (Server.Status.Status, Server.Status.Load));
        Assert.True(Look() is { Registered: true, WorkerId: "AW_1", Load: 0.25 });
    }

    [Fact]
    public void The_load_is_told_every_2_5_seconds()
    {
        Start();
        var before = Server.Line.Heard.Count(message => message.UpdateWorker is not null);

        Advance(25);

        Assert.Equal(10, Server.Line.Heard.Count(message => message.UpdateWorker is not null) - before);
    }

    [Fact]
    public void A_registration_that_is_not_answered_within_10_seconds_is_given_up_and_made_anew()
    {
        Server.AnswersRegistrations = false;
        Start();
        Advance(9.9);
        Assert.True(Server.Line.Open);

        Advance(0.2);
        Assert.False(Server.Lines[0].Open);
        Server.AnswersRegistrations = true;
        Advance(1);

        Assert.True(Look().Registered);
    }

    [Fact]
    public void Dialling_that_is_not_answered_is_given_up()
    {
        Server.Hangs = true;
        Start();
        Server.Hangs = false;

        Advance(12);

        Assert.True(Look().Registered);
        Assert.Equal(2, Server.Dials);
    }

    [Fact]
    public void Each_attempt_has_a_token_of_its_own()
    {
        Start();
        Server.Line.Break();

        Advance(1);

        Assert.Equal(["token-1", "token-2"], Server.Tokens);
    }

    [Fact]
    public void A_server_that_is_away_is_tried_with_pauses_that_grow_up_to_their_limit()
    {
        Server.Refusal = new WorkerDialException("nobody there", refused: false);
        Start();
        Advance(600);

        // Pauses are even between 0 and their limit of 10 s, reached with the sixth: 5 s on average.
        Assert.InRange(Server.Dials, 80, 170);
        Assert.False(Look().Registered);

        Server.Refusal = null;
        Advance(10.1);

        Assert.True(Look().Registered);
    }

    [Fact]
    public void Workers_that_lose_their_server_together_do_not_come_back_together()
    {
        double Pause(ulong seed)
        {
            var jitter = Actors.Conversation.Connections.Backoff.Choose(seed, 1, Options.Backoff, Options.MaxBackoff).Pause;
            return jitter.TotalMilliseconds;
        }

        var pauses = Enumerable.Range(0, 200).Select(seed => Pause((ulong)seed)).ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, 0, 500));
        Assert.True(pauses.Max() - pauses.Min() > 400);
    }

    [Fact]
    public void A_server_that_accepts_and_closes_again_is_no_fresh_start()
    {
        Start();
        for (var loss = 0; loss < 12; loss++)
        {
            Server.Line.Break();
            Assert.True(Clock.AdvanceUntil(() => Server.Line.Open, TimeSpan.FromSeconds(11)));
        }

        var dials = Server.Dials;
        Server.Refusal = new WorkerDialException("nobody there", refused: false);
        Server.Line.Break();
        Advance(60);

        // With its failures forgotten it would have begun with half a second again, and made more attempts in that minute.
        Assert.InRange(Server.Dials - dials, 5, 25);
    }

    [Fact]
    public void A_server_that_says_nothing_any_more_is_left_after_25_to_35_seconds()
    {
        Start();
        Server.AnswersPings = false;
        Advance(24);
        Assert.True(Server.Lines[0].Open);

        Advance(12);

        Assert.False(Server.Lines[0].Open);
        Assert.True(Look().Registered);
        Assert.Equal("AW_2", Look().WorkerId);
    }

    [Fact]
    public void A_server_that_answers_pings_is_not_left()
    {
        Start();

        Advance(600);

        Assert.Equal(1, Server.Dials);
        Assert.True(Look().Registered);
    }

    [Fact]
    public void What_comes_before_the_registrations_answer_counts_for_nothing()
    {
        Server.AnswersRegistrations = false;
        Start();

        var id = Server.Give();
        Advance(1);

        Assert.Null(Server.Answer(id));
        Assert.Empty(Jobs.Started);
    }
}
