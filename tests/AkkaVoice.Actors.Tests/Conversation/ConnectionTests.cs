using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class ConnectionTests
{
    private readonly List<ConnectionEffect> _effects = [];
    private ConnectionState _state = ConnectionState.Initial;

    private ConnectionTests Hears(params ConnectionChange[] changes)
    {
        foreach (var change in changes)
        {
            (_state, var effects) = ConnectionMachine.Decide(_state, change, new ConnectionOptions());
            _effects.AddRange(effects);
        }

        return this;
    }

    private ConnectionTests Says(RealtimeEvent realtimeEvent) => Hears(new ServiceSaid(realtimeEvent));

    private ConnectionTests Ready() => Hears(new DialWanted(), new Dialled()).Says(new SessionConfigured(null));

    private Conclude Conclusion => Assert.Single(_effects.OfType<Conclude>());

    [Fact]
    public void It_is_handed_over_only_when_the_settings_are_in_force()
    {
        Hears(new DialWanted(), new Dialled()).Says(new SessionOpened("s", null, null));
        Assert.DoesNotContain(_effects, effect => effect is HandOver);

        Says(new SessionConfigured(null));

        Assert.Single(_effects.OfType<HandOver>());
        Assert.Equal(
            [ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready],
            _effects.OfType<ReportStatus>().Select(report => report.Status));
    }

    [Theory]
    [InlineData(DialFailure.Unreachable, SessionEndReason.Unreachable)]
    [InlineData(DialFailure.Unauthorized, SessionEndReason.Unauthorized)]
    [InlineData(DialFailure.Refused, SessionEndReason.Refused)]
    [InlineData(DialFailure.Busy, SessionEndReason.Refused)]
    [InlineData(DialFailure.TimedOut, SessionEndReason.TimedOut)]
    public void A_failed_dial_ends_once_and_says_why(DialFailure failure, SessionEndReason reason)
    {
        Hears(new DialWanted(), new DialFailed(failure, "words"), new DialFailed(failure, "again"), new DeadlinePassed());

        Assert.Equal(new Conclude(reason, "words"), Conclusion);
        Assert.Equal(ConnectionStatus.Failed, _state.Status);
    }

    [Fact]
    public void A_server_that_never_answers_or_never_confirms_is_given_up()
    {
        Hears(new DialWanted(), new DeadlinePassed());
        Assert.Equal(SessionEndReason.TimedOut, Conclusion.Reason);
        Assert.Contains(_effects, effect => effect is AbandonDial);

        _effects.Clear();
        _state = ConnectionState.Initial;
        Hears(new DialWanted(), new Dialled(), new DeadlinePassed());
        Assert.Equal(SessionEndReason.TimedOut, Conclusion.Reason);
        Assert.Contains(_effects, effect => effect is HangUp);
    }

    [Fact]
    public void A_server_that_answers_after_it_was_given_up_is_hung_up_on()
    {
        Hears(new HangUpWanted(), new Dialled());
        _effects.Clear();
        _state = ConnectionState.Initial;

        Hears(new DialWanted(), new HangUpWanted(), new Dialled());

        Assert.Contains(_effects, effect => effect is HangUp);
        Assert.DoesNotContain(_effects, effect => effect is SendSettings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ConnectionMachine.ConfigureId)]
    public void Rejected_settings_are_fatal(string? commandId)
    {
        Hears(new DialWanted(), new Dialled()).Says(new RealtimeFaulted(
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
    public void An_exhausted_account_ends_it_at_once()
    {
        Ready().Says(new RealtimeFaulted(new RealtimeFault("x", "insufficient_quota", "Pay.")));

        Assert.Equal(new Conclude(SessionEndReason.AccountProblem, "Pay."), Conclusion);
        Assert.Contains(_effects, effect => effect is HangUp);
    }

    [Theory]
    [InlineData(1000, SessionEndReason.ConnectionLost)]
    [InlineData(1001, SessionEndReason.Expired)]
    [InlineData(1011, SessionEndReason.ConnectionLost)]
    [InlineData(4000, SessionEndReason.Refused)]
    [InlineData(null, SessionEndReason.ConnectionLost)]
    public void A_connection_that_the_server_ends_says_why(int? code, SessionEndReason reason)
    {
        Ready().Says(new Disconnected(code, "bye", ByUs: false));

        Assert.Equal(reason, Conclusion.Reason);
        Assert.Contains("bye", Conclusion.Message);
    }

    [Fact]
    public void A_drop_after_the_word_of_expiry_counts_as_expiry()
    {
        Ready().Says(new RealtimeFaulted(new RealtimeFault("x", "session_expired", "60 minutes.")));
        Says(new Disconnected(null, "reset", ByUs: false));

        Assert.Equal(SessionEndReason.Expired, Conclusion.Reason);
    }

    [Fact]
    public void Hanging_up_ends_without_a_complaint_also_when_the_peer_does_not_answer()
    {
        Ready().Hears(new HangUpWanted(), new HangUpWanted());
        Assert.Single(_effects.OfType<HangUp>());
        Assert.Contains(new SetDeadline(new ConnectionOptions().CloseTimeout), _effects);

        Hears(new DeadlinePassed());

        Assert.Equal(new Conclude(null, null), Conclusion);
        Assert.Equal(ConnectionStatus.Closed, _state.Status);
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
