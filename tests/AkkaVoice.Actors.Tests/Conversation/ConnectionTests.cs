using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class ConnectionTests
{
    private readonly List<ConnectionEffect> _effects = [];
    private ConnectionState _state = ConnectionState.Initial;
    private readonly ConnectionOptions _options = new();
    private TimeSpan _now;

    private Conclude Conclusion => Assert.Single(_effects.OfType<Conclude>());

    private ConnectionTests Hears(params ConnectionChange[] changes)
    {
        foreach (var change in changes)
        {
            (_state, var effects) = ConnectionMachine.Decide(_state, change with { At = _now }, _options);
            _effects.AddRange(effects);
        }

        return this;
    }

    private ConnectionTests Says(RealtimeEvent realtimeEvent, int link = 1) => Hears(new ServiceSaid(link, realtimeEvent));

    private ConnectionTests Ready() => Hears(new DialWanted(), new Dialled(1)).Says(new SessionConfigured(null));

    private ConnectionTests Rotating()
    {
        Ready();
        return Hears(new RotationWanted(), new Dialled(2));
    }

    private ConnectionTests After(double seconds)
    {
        _now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    private TimeSpan Delay(ConnectionDeadline deadline) =>
        _effects.OfType<SetDeadline>().Last(set => set.Deadline == deadline).Delay;

    [Fact]
    public void It_is_handed_over_only_when_the_settings_are_in_force()
    {
        Hears(new DialWanted(), new Dialled(1)).Says(new SessionOpened("s", null, null));
        Assert.DoesNotContain(_effects, effect => effect is HandOver);

        Says(new SessionConfigured(null));

        Assert.Single(_effects.OfType<HandOver>());
        Assert.Equal(
            [ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready],
            _effects.OfType<ReportStatus>().Select(report => report.Status));
    }

    [Fact]
    public void A_first_connection_that_was_slow_to_come_and_was_lost_before_it_served_is_tried_once_more()
    {
        Hears(new DialWanted()).After(4).Hears(new Dialled(1)).Says(new Disconnected(1011, "gone", ByUs: false));
        Assert.DoesNotContain(_effects, effect => effect is Conclude);

        Hears(new DeadlinePassed(ConnectionDeadline.Retry), new Dialled(2)).Says(new Disconnected(1011, "gone", ByUs: false), link: 2);

        Assert.Equal(2, _effects.OfType<Dial>().Count());
        Assert.Equal(SessionEndReason.ConnectionLost, Conclusion.Reason);
    }

    [Theory]
    [InlineData(DialFailure.Unauthorized, SessionEndReason.Unauthorized)]
    [InlineData(DialFailure.Refused, SessionEndReason.Refused)]
    public void A_server_that_says_no_is_not_asked_again(DialFailure failure, SessionEndReason reason)
    {
        Hears(new DialWanted(), new DialFailed(1, failure, "words"), new DialFailed(1, failure, "again"));

        Assert.Equal(new Conclude(reason, "words"), Conclusion);
        Assert.Equal(ConnectionStatus.Failed, _state.Status);
    }

    [Theory]
    [InlineData(DialFailure.Unreachable, SessionEndReason.Unreachable)]
    [InlineData(DialFailure.Busy, SessionEndReason.Refused)]
    [InlineData(DialFailure.TimedOut, SessionEndReason.TimedOut)]
    public void A_server_that_is_away_is_tried_again_until_the_first_budget_is_spent(DialFailure failure, SessionEndReason reason)
    {
        Hears(new DialWanted());
        for (var link = 1; !_state.Over; link++)
        {
            Hears(new DialFailed(link, failure, "words")).After(0.5).Hears(new DeadlinePassed(ConnectionDeadline.Retry));
        }

        Assert.Equal(new Conclude(reason, "words"), Conclusion);
        Assert.InRange(_state.LastLink, 3, 8);
        Assert.InRange(_now.TotalSeconds, 2, 4);
    }

    [Fact]
    public void A_server_that_never_answers_or_never_confirms_is_given_up()
    {
        Hears(new DialWanted()).After(10).Hears(new DeadlinePassed(ConnectionDeadline.Step));
        Assert.Equal(SessionEndReason.TimedOut, Conclusion.Reason);
        Assert.Contains(new AbandonDial(1), _effects);

        _effects.Clear();
        _state = ConnectionState.Initial;
        Hears(new DialWanted(), new Dialled(1)).After(10).Hears(new DeadlinePassed(ConnectionDeadline.Step));
        Assert.Equal(SessionEndReason.TimedOut, Conclusion.Reason);
        Assert.Contains(new HangUp(1), _effects);
    }

    [Fact]
    public void A_server_that_answers_after_it_was_given_up_is_hung_up_on()
    {
        Hears(new HangUpWanted(), new Dialled(1));
        _effects.Clear();
        _state = ConnectionState.Initial;

        Hears(new DialWanted(), new HangUpWanted(), new Dialled(1));

        Assert.Contains(new HangUp(1), _effects);
        Assert.DoesNotContain(_effects, effect => effect is SendSettings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ConnectionMachine.ConfigureId)]
    public void Rejected_settings_are_fatal(string? commandId)
    {
        Hears(new DialWanted(), new Dialled(1)).Says(new RealtimeFaulted(
            new RealtimeFault("invalid_request_error", "invalid_value", "No such voice.", "session.voice", commandId)));

        Assert.Equal(new Conclude(SessionEndReason.ConfigurationRejected, "No such voice."), Conclusion);
    }

    [Fact]
    public void A_benign_fault_on_a_ready_connection_changes_nothing()
    {
        Ready();
        _effects.Clear();

        Says(new RealtimeFaulted(new RealtimeFault("invalid_request_error", "response_cancel_not_active", "No.")));

        Assert.Empty(_effects);
    }

    [Fact]
    public void An_exhausted_account_ends_it_at_once_and_is_not_dialled_again()
    {
        Ready().Says(new RealtimeFaulted(new RealtimeFault("x", "insufficient_quota", "Pay.")));
        Says(new Disconnected(1000, "bye", ByUs: false)).Hears(new DeadlinePassed(ConnectionDeadline.Retry));

        Assert.Equal(new Conclude(SessionEndReason.AccountProblem, "Pay."), Conclusion);
        Assert.Contains(new HangUp(1), _effects);
        Assert.Single(_effects.OfType<Dial>());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(null)]
    public void A_connection_that_is_lost_is_replaced_after_a_pause(int? code)
    {
        Ready().Says(new Disconnected(code, "bye", ByUs: false));
        Assert.Contains(new TellLost(1), _effects);
        Assert.Equal(ConnectionStatus.Reconnecting, _state.Status);
        Assert.InRange(Delay(ConnectionDeadline.Retry), TimeSpan.Zero, _options.Backoff);

        Hears(new DeadlinePassed(ConnectionDeadline.Retry), new Dialled(2)).Says(new SessionConfigured(null), link: 2);

        Assert.Equal([new HandOver(1), new HandOver(2)], _effects.OfType<HandOver>());
    }

    [Theory]
    [InlineData(1008)]
    [InlineData(4000)]
    public void A_connection_that_is_closed_for_a_fault_of_ours_is_not_made_again(int code)
    {
        Ready().Says(new Disconnected(code, "bye", ByUs: false));

        Assert.Equal(SessionEndReason.Refused, Conclusion.Reason);
        Assert.Contains("bye", Conclusion.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_grow_are_bounded_and_differ_between_sessions()
    {
        static List<TimeSpan> Pauses(ulong seed)
        {
            var pauses = new List<TimeSpan>();
            for (var attempt = 1; attempt <= 12; attempt++)
            {
                (var pause, seed) = Backoff.Choose(seed, attempt, new ConnectionOptions().Backoff, new ConnectionOptions().MaxBackoff);
                pauses.Add(pause);
            }

            return pauses;
        }

        var many = Enumerable.Range(0, 500).Select(seed => Pauses((ulong)seed)).ToList();

        for (var attempt = 1; attempt <= 12; attempt++)
        {
            var ceiling = Math.Min(250 * Math.Pow(2, attempt - 1), 4_000);
            var pauses = many.Select(each => each[attempt - 1].TotalMilliseconds).ToList();
            Assert.All(pauses, pause => Assert.InRange(pause, 0, ceiling));
            Assert.InRange(pauses.Average(), ceiling * 0.45, ceiling * 0.55);

            // No tenth of the time holds more than twice its share of the callers.
            Assert.All(pauses.GroupBy(pause => (int)(pause * 10 / ceiling)), group => Assert.InRange(group.Count(), 0, 100));
        }
    }

    [Fact]
    public void A_server_that_accepts_and_closes_does_not_refill_the_budget()
    {
        Ready().After(60).Hears(new DeadlinePassed(ConnectionDeadline.Health)).Says(new Disconnected(null, "gone", ByUs: false));
        var since = _now;
        for (var link = 2; !_state.Over; link++)
        {
            After(Delay(ConnectionDeadline.Retry).TotalSeconds).Hears(new DeadlinePassed(ConnectionDeadline.Retry), new Dialled(link));
            Says(new SessionConfigured(null), link).Says(new Disconnected(1011, "no", ByUs: false), link);
        }

        Assert.Equal(SessionEndReason.ConnectionLost, Conclusion.Reason);
        Assert.InRange((_now - since).TotalSeconds, 10, 30);
        Assert.InRange(_state.LastLink, 8, 21);
    }

    [Fact]
    public void A_completed_response_proves_that_a_connection_is_healthy()
    {
        Ready().Says(new Disconnected(null, "gone", ByUs: false)).Hears(new DeadlinePassed(ConnectionDeadline.Retry), new Dialled(2));
        Says(new SessionConfigured(null), 2);
        Assert.Equal(2, _state.Attempt);

        Says(new ResponseFinished("r", ResponseOutcome.Completed, null, null, null), 2);

        Assert.Equal(0, _state.Attempt);
    }

    [Fact]
    public void A_response_that_stands_still_ends_the_connection_and_one_that_is_over_does_not()
    {
        Ready().Says(Talk.Started("r"));
        Assert.Equal(_options.LifeTimeout, Delay(ConnectionDeadline.Life));
        Says(new ResponseFinished("r", ResponseOutcome.Completed, null, null, null));
        Assert.Contains(new ClearDeadline(ConnectionDeadline.Life), _effects);

        Hears(new DeadlinePassed(ConnectionDeadline.Life));

        Assert.Contains(new HangUp(1), _effects);
        Assert.Contains(new TellLost(1), _effects);
    }

    [Fact]
    public void A_successor_is_offered_while_the_old_connection_serves_and_the_old_one_is_closed_when_it_took_over()
    {
        Rotating();
        Assert.DoesNotContain(_effects, effect => effect is OfferStandby);
        Says(new SessionConfigured(null), link: 2);

        Assert.Contains(new OfferStandby(2), _effects);
        Assert.DoesNotContain(_effects, effect => effect is HangUp or TellLost or DemandSwitch);
        Hears(new Switched(2));
        Assert.Contains(new HangUp(1), _effects);
        Assert.Equal(
            [ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready, ConnectionStatus.Rotating, ConnectionStatus.Ready],
            _effects.OfType<ReportStatus>().Select(report => report.Status));
    }

    [Fact]
    public void A_moment_that_does_not_come_is_not_waited_for_beyond_the_deadline()
    {
        Rotating().Says(new SessionConfigured(null), link: 2).Hears(new DeadlinePassed(ConnectionDeadline.Switch));

        Assert.Contains(new DemandSwitch(2), _effects);
    }

    [Fact]
    public void A_successor_that_comes_after_the_deadline_takes_over_at_once()
    {
        Rotating().Hears(new DeadlinePassed(ConnectionDeadline.Switch)).Says(new SessionConfigured(null), link: 2);

        Assert.Contains(new DemandSwitch(2), _effects);
    }

    [Fact]
    public void A_connection_that_is_lost_while_its_successor_stands_by_is_replaced_at_once()
    {
        Rotating().Says(new SessionConfigured(null), link: 2).Says(new Disconnected(null, "gone", ByUs: false));

        Assert.Equal(new HandOver(2), _effects.OfType<HandOver>().Last());
        Assert.Equal(ConnectionStatus.Ready, _state.Status);
    }

    [Fact]
    public void A_successor_that_cannot_be_had_leaves_the_old_connection_in_service_and_is_tried_again()
    {
        Ready().Hears(new RotationWanted(), new DialFailed(2, DialFailure.Unreachable, "away"));

        Assert.DoesNotContain(_effects, effect => effect is Conclude or TellLost);
        Assert.Single(_effects.OfType<ReportFailure>());
        Hears(new DeadlinePassed(ConnectionDeadline.Retry));
        Assert.Contains(new Dial(3), _effects);
    }

    [Fact]
    public void An_account_that_is_exhausted_when_a_successor_is_made_ends_the_session_when_the_old_connection_ends()
    {
        Ready().Hears(new RotationWanted(), new DialFailed(2, DialFailure.Unauthorized, "no key"));
        Assert.DoesNotContain(_effects, effect => effect is Conclude);

        Says(new Disconnected(1001, "bye", ByUs: false));

        Assert.Equal(new Conclude(SessionEndReason.Unauthorized, "no key"), Conclusion);
    }

    [Theory]
    [InlineData(60, 25 * 60)]
    [InlineData(30, 25 * 60)]
    [InlineData(20, 17 * 60)]
    [InlineData(4, 3 * 60)]
    [InlineData(0, 25 * 60)] // By a clock that is an hour ahead a session of an hour has ended when it begins.
    [InlineData(-60, 25 * 60)]
    public void A_successor_is_made_at_an_age_or_before_the_end_that_the_service_announced(int expiresInMinutes, int dueInSeconds)
    {
        Hears(new DialWanted(), new Dialled(1), new LifetimeTold(1, TimeSpan.FromMinutes(expiresInMinutes)));
        Says(new SessionConfigured(null));

        Assert.Equal(TimeSpan.FromSeconds(dueInSeconds), Delay(ConnectionDeadline.Rotate));
    }

    [Fact]
    public void The_moment_is_waited_for_at_most_until_half_of_the_time_that_is_left()
    {
        Hears(new DialWanted(), new Dialled(1), new LifetimeTold(1, TimeSpan.FromMinutes(4))).Says(new SessionConfigured(null));
        After(180).Hears(new DeadlinePassed(ConnectionDeadline.Rotate));

        Assert.Equal(TimeSpan.FromSeconds(30), Delay(ConnectionDeadline.Switch));
    }

    [Theory]
    [InlineData(1_000, 7_999, false)]
    [InlineData(1_000, 8_000, true)]
    [InlineData(7_000, 9_000, false)]
    [InlineData(9_000, 9_000, false)]
    public void A_memory_that_has_grown_too_long_is_left_behind(int first, int later, bool rotates)
    {
        Ready();
        foreach (var input in (int[])[first, later])
        {
            Says(new ResponseFinished("r", ResponseOutcome.Completed, null, null, new TokenUsage(input, 10, 0, 0, 0)));
        }

        Assert.Equal(rotates ? RotationReason.Context : null, _state.Rotating);
    }

    [Fact]
    public void Hanging_up_ends_without_a_complaint_also_when_the_peer_does_not_answer()
    {
        Ready().Hears(new HangUpWanted(), new HangUpWanted());
        Assert.Single(_effects.OfType<HangUp>());
        Assert.Contains(new SetDeadline(ConnectionDeadline.Close, _options.CloseTimeout), _effects);

        Hears(new DeadlinePassed(ConnectionDeadline.Close));

        Assert.Equal(new Conclude(null, null), Conclusion);
        Assert.Equal(ConnectionStatus.Closed, _state.Status);
    }

    [Fact]
    public void Hanging_up_during_a_pause_ends_at_once()
    {
        Ready().Says(new Disconnected(null, "gone", ByUs: false)).Hears(new HangUpWanted());

        Assert.Equal(new Conclude(null, null), Conclusion);
    }

    [Theory]
    [InlineData("response_cancel_not_active", ErrorClass.Benign)]
    [InlineData("conversation_already_has_active_response", ErrorClass.Retry)]
    [InlineData("input_audio_buffer_commit_empty", ErrorClass.Benign)]
    [InlineData("invalid_value", ErrorClass.Benign)]
    [InlineData("invalid_event", ErrorClass.Benign)]
    [InlineData("item_truncate_invalid_item_id", ErrorClass.Benign)]
    [InlineData("item_delete_invalid_item_id", ErrorClass.Benign)]
    [InlineData("unsupported_content_type", ErrorClass.Benign)]
    [InlineData("cannot_update_voice", ErrorClass.Benign)]
    [InlineData("session_expired", ErrorClass.Rotate)]
    [InlineData("rate_limit_exceeded", ErrorClass.Retry)]
    [InlineData("inference_rate_limit_exceeded", ErrorClass.Retry)]
    [InlineData("insufficient_quota", ErrorClass.Fatal)]
    [InlineData("invalid_api_key", ErrorClass.Fatal)]
    [InlineData("account_deactivated", ErrorClass.Fatal)]
    [InlineData("billing_hard_limit_reached", ErrorClass.Fatal)]
    [InlineData("model_not_found", ErrorClass.Fatal)]
    [InlineData("beta_api_shape_disabled", ErrorClass.Fatal)]
    [InlineData("never_heard_of", ErrorClass.Benign)]
    public void Faults_fall_into_classes_by_their_code(string code, ErrorClass expected) =>
        Assert.Equal(expected, FaultTable.Classify(new RealtimeFault("invalid_request_error", code, "")));

    [Fact]
    public void A_server_error_without_a_code_may_be_retried() =>
        Assert.Equal(ErrorClass.Retry, FaultTable.Classify(new RealtimeFault("server_error", null, "")));
}
