using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Agents;

/// <summary>Who takes turns and who may interrupt changes with the agent, on the same connection.</summary>
public class AgentPolicyTests : SessionTests
{
    private static readonly InterruptionPolicy Patient = new() { MinSpeech = TimeSpan.FromMilliseconds(500) };

    private static Agent Desk => new("desk") { HandsOffTo = ["billing"] };

    private SessionSpec With(Agent billing, Agent? desk = null) => Spec() with { Agents = [desk ?? Desk, billing] };

    /// <summary>The turn that hands over, and what billing says first.</summary>
    private static ConnectionScript HandsOver(ConnectionScript connection, int greetingMs = 1_000) => connection
        .Hears("billing please")
        .OnTurn(turn => turn.Calls("transfer_to_billing", "{}", "call_1"))
        .OnTurn(turn => turn.Says("Billing here.", TimeSpan.FromMilliseconds(greetingMs)));

    /// <summary>What the service was told of turn detection, in order, as it stands on the wire.</summary>
    private string[] ToldOfTurns() =>
    [
        .. Wire.FromClient(0, "session.update").Select(update =>
            update.Json!.Value.GetProperty("session").GetProperty("audio").GetProperty("input").GetProperty("turn_detection").GetRawText()),
    ];

    private void HandOver()
    {
        PersonSpeaks();
        Await<HandoffEvent>(handoff => handoff.Ok);
    }

    private void SpeakAndAwait(string answer)
    {
        PersonSpeaks();
        Await<TranscriptEvent>(said => said.Text == answer && said.Final);
        Await(() => Session.IsQuiet);
    }

    [Fact]
    public void The_agent_that_takes_over_brings_its_turn_detection_to_the_same_connection()
    {
        Script.OnEveryConnection(connection => HandsOver(connection).Hears("a question").OnTurn(turn => turn.Says("An answer.", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { TurnTaking = new TurnTaking(new ServerVad { SilenceDurationMs = 200 }) }));
        HandOver();
        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });
        Await(() => Session.IsQuiet);
        SpeakAndAwait("An answer.");

        Assert.Equal(500, All<FirstAudioEvent>().First().VadMs);
        Assert.Equal(200, All<FirstAudioEvent>().Last().VadMs);
        Assert.Equal(2, ToldOfTurns().Length);
        Assert.Contains("\"silence_duration_ms\":200", ToldOfTurns()[1]);
        Assert.Single(All<ConnectionEvent>(), connection => connection.State == ConnectionStatus.Dialling);
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_cough_stops_the_agent_that_yields_at_once_and_not_the_one_that_waits()
    {
        Script.OnEveryConnection(connection => connection.Hears("hi").Hears("").Hears("billing please").Hears("").Hears("thanks")
            .OnTurn(turn => turn.Says("A long welcome to everybody.", TimeSpan.FromSeconds(6)))
            .OnTurn(turn => turn.Says("Yes?", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Calls("transfer_to_billing", "{}", "call_1"))
            .OnTurn(turn => turn.Says("Billing has much to say too.", TimeSpan.FromSeconds(6)))
            .OnTurn(turn => turn.Says("You are welcome.", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { Interruptions = Patient }));
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
        PersonSpeaks(200);
        Await<InterruptionEvent>();
        Await<TranscriptEvent>(said => said is { Text: "Yes?", Final: true });
        Await(() => Session.IsQuiet);

        var begun = Events.Count;
        HandOver();
        Await(() => Events.Skip(begun).Any(told => told is AgentStateEvent { State: AgentState.Speaking }));
        Advance(1_000);
        PersonSpeaks(200);
        Await<TranscriptEvent>(said => said is { Text: "Billing has much to say too.", Final: true });
        Await(() => Session.IsQuiet);
        SpeakAndAwait("You are welcome.");

        Assert.Single(All<InterruptionEvent>());
        Assert.Equal(DismissReason.Short, All<FalseInterruptionEvent>().Single().Reason);
        Assert.Equal("Billing has much to say too.", All<TranscriptEvent>().Last(said => said.Text.StartsWith("Billing", StringComparison.Ordinal)).Heard);
        Assert.Contains("\"create_response\":true", ToldOfTurns()[0]);
        Assert.Contains("\"create_response\":false", ToldOfTurns()[1]);
        Assert.Equal(5, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_turn_that_ends_before_the_service_has_the_new_settings_is_answered_once()
    {
        Script.OnEveryConnection(connection => HandsOver(connection).Hears("a question").Hears("another")
            .DelaysSessionUpdate(TimeSpan.FromSeconds(6))
            .OnTurn(turn => turn.Says("An answer.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Another answer.", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { Interruptions = Patient }));
        Await<ConnectionEvent>(connection => connection.State == ConnectionStatus.Ready);
        HandOver();
        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });
        Await(() => Session.IsQuiet);

        // The service still answers by itself, as the desk wanted it.
        SpeakAndAwait("An answer.");
        Assert.Single(Wire.FromServer(0, "session.updated"));
        Await(() => Wire.FromServer(0, "session.updated").Count == 2);

        // From here on it does not, and the engine asks.
        SpeakAndAwait("Another answer.");
        Advance(20_000);

        Assert.Equal(4, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void An_agent_whose_turns_are_ended_by_hand_hears_nobody_out_by_itself_and_hands_back_to_one_that_does()
    {
        Script.OnEveryConnection(connection => HandsOver(connection).Hears("a question").Hears("hello again")
            .OnTurn(turn => turn.Calls("transfer_to_desk", "{}", "call_2"))
            .OnTurn(turn => turn.Says("The desk again.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Hello again.", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { TurnTaking = TurnTaking.ByHand, HandsOffTo = ["desk"] }));
        HandOver();
        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });
        Await(() => Session.IsQuiet);
        PersonSpeaks();
        Advance(5_000);
        Assert.Single(All<SpeechStartedEvent>());

        Session.BeginTurn();
        PersonSpeaks();
        Advance(1_200);
        var answer = Session.CommitTurnAsync();
        Await<TranscriptEvent>(said => said is { Text: "The desk again.", Final: true });
        Await(() => Session.IsQuiet);
        Assert.Equal(RequestStatus.Completed, Result(answer).Status);
        Assert.Equal("desk", Session.Agent);
        SpeakAndAwait("Hello again.");

        Assert.Equal("null", ToldOfTurns()[1]);
        Assert.Equal(2, All<SpeechStartedEvent>().Count());
        Assert.Equal(
            ["billing please", "Billing here.", "a question", "The desk again.", "hello again", "Hello again."],
            Session.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void Settings_that_the_service_refuses_leave_the_policies_of_the_agent_before()
    {
        Script.OnEveryConnection(connection => connection.Hears("billing please").Hears("").Hears("thanks")
            .OnTurn(turn => turn.Calls("transfer_to_billing", "{}", "call_1"))
            .OnTurn(turn => turn.Says("The desk again, with a long story.", TimeSpan.FromSeconds(6)))
            .OnTurn(turn => turn.Says("Yes?", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { Voice = "nobody", Interruptions = Patient }));
        PersonSpeaks();
        Await<HandoffEvent>(handoff => handoff.Reason == "rejected");
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
        PersonSpeaks(200);
        Await<TranscriptEvent>(said => said is { Text: "Yes?", Final: true });

        Assert.Single(All<InterruptionEvent>());
        Assert.Equal(3, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void Policies_of_the_agent_in_force_survive_a_connection()
    {
        Script.OnConnection(0, connection => HandsOver(connection))
            .OnConnection(1, connection => connection.Hears("").Hears("thanks")
                .OnTurn(turn => turn.Says("Billing has much to say too.", TimeSpan.FromSeconds(6)))
                .OnTurn(turn => turn.Says("You are welcome.", TimeSpan.FromSeconds(1))));
        Start(With(new Agent("billing") { Interruptions = Patient, TurnTaking = new TurnTaking(new ServerVad { SilenceDurationMs = 300 }) }));
        HandOver();
        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });
        Await(() => Session.IsQuiet);
        Session.Rotate();
        Await(() => All<ConnectionEvent>().Count(connection => connection.State == ConnectionStatus.Ready) == 2);

        var begun = Events.Count;
        _ = Session.GenerateReplyAsync("Tell them much.");
        Await(() => Events.Skip(begun).Any(told => told is AgentStateEvent { State: AgentState.Speaking }));
        Advance(1_000);
        PersonSpeaks(200);
        Await<FalseInterruptionEvent>();
        Await(() => Session.IsQuiet);
        SpeakAndAwait("You are welcome.");

        Assert.Equal(300, All<FirstAudioEvent>().Last().VadMs);
        Assert.Empty(All<InterruptionEvent>());
        Assert.Equal(AssistantProgress.Complete, Session.Journal.Items.OfType<AssistantItem>().Single(item => item.Text.StartsWith("Billing has", StringComparison.Ordinal)).Progress);
    }

    [Fact]
    public void Policies_that_cannot_work_keep_the_session_from_starting()
    {
        var spec = With(
            new Agent("billing") { TurnTaking = TurnTaking.ByHand, Interruptions = Patient },
            Desk with { TurnTaking = new TurnTaking(new ServerVad { SilenceDurationMs = 10 }) });

        Assert.Equal(
            [
                "The agent 'desk': SilenceDurationMs is 10; allowed: 50 to 10000.",
                "The agent 'billing': Speech can be judged with turn detection only; without it a turn begins and ends by hand.",
            ],
            spec.Complaints);
    }
}
