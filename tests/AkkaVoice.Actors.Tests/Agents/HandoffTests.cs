using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.Actors.Tests.Agents;

public class HandoffTests : SessionTests
{
    private readonly List<(string Instructions, string Tools, string Voice)> _answers = [];

    private static Agent Desk => new("desk")
    {
        Instructions = "You are the front desk of {room.name}.",
        Voice = "marin",
        HandsOffTo = ["billing"],
        Tools = [AgentTool.From(() => new Handoff("nobody"), "go_nowhere")],
    };

    private static Agent Billing => new("billing")
    {
        Instructions = "You are billing.",
        Description = "Knows about invoices.",
        OnEnter = "Say that you are billing.",
        Tools = [AgentTool.From(() => "12 euros", "get_invoice")],
    };

    private new SessionSpec Spec => Spec() with { Agents = [Desk, Billing] };

    /// <summary>What the service would answer with, noted down.</summary>
    private ResponsePlan Noted(ResponseRequest request, params PlannedItem[] items)
    {
        _answers.Add((request.Instructions, string.Join(',', request.Tools.Select(tool => tool.Name)), request.Voice));
        return new ResponsePlan { Items = items };
    }

    private static PlannedMessage Speech(string text, int seconds) =>
        new(text, LocalRealtime.Scripting.CodedSignal.Generate(1, TimeSpan.FromSeconds(seconds)), null);

    private static PlannedFunctionCall Transfer(string id = "call_1") => new("transfer_to_billing", """{"message":"wants an invoice"}""", id);

    [Fact]
    public void A_tool_hands_the_conversation_over_on_the_same_connection_and_the_next_words_are_the_other_agents()
    {
        Script.OnTurn(turn => turn.Hears("my invoice please").Answers(request => Noted(request, Transfer())))
            .OnTurn(turn => turn.Answers(request => Noted(request, Speech("Billing here.", 1))));
        Start(Spec);
        Assert.Equal("desk", Session.Agent);
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });

        Assert.Equal("billing", Session.Agent);
        Assert.Equal(new HandoffEvent("desk", "billing", true) { T = All<HandoffEvent>().Single().T }, All<HandoffEvent>().Single());
        Assert.Equal(
            [("You are the front desk of fake.", "go_nowhere,transfer_to_billing", "marin"), ("You are billing.", "get_invoice", "marin")],
            _answers.Select(answer => answer));
        Assert.Equal(
            """{"you_are_now":"billing","message":"wants an invoice","do_first":"Say that you are billing."}""",
            All<ToolResultEvent>().Single().Output);
        Assert.Single(All<ConnectionEvent>(), connection => connection.State == ConnectionStatus.Dialling);
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_handoff_in_the_middle_of_speech_lets_the_speech_be_heard_to_its_end()
    {
        Script.OnTurn(turn => turn.Hears("invoice").Answers(request => Noted(request, Speech("One moment, I put you through.", 3), Transfer())))
            .OnTurn(turn => turn.Answers(request => Noted(request, Speech("Billing here.", 1))));
        Start(Spec);
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });

        Assert.Equal(
            ["One moment, I put you through.", "Billing here."],
            All<TranscriptEvent>().Where(said => said is { Role: Speaker.Assistant, Final: true }).Select(said => said.Heard));
        Assert.Empty(All<InterruptionEvent>());
    }

    [Fact]
    public void A_handoff_that_the_person_interrupts_does_not_happen_and_the_model_is_told()
    {
        var release = new TaskCompletionSource();
        Script.OnTurn(turn => turn.Hears("invoice").Answers(request => Noted(request, Speech("One moment, I put you through.", 10), new PlannedFunctionCall("slow_transfer", "{}", "call_1"))))
            .OnTurn(turn => turn.Hears("no, wait").Answers(request => Noted(request, Speech("All right.", 1))));
        Start(Spec() with { Agents = [Desk with { Tools = [AgentTool.From(SlowTransfer, "slow_transfer")] }, Billing] });
        PersonSpeaks();
        Await<ToolCallEvent>();
        PersonSpeaks();
        Await<InterruptionEvent>();
        release.SetResult();

        // The tool goes on on a thread of its own: the clock stands still until it has answered.
        Assert.True(SpinWait.SpinUntil(() => Session.Journal.Items.OfType<ToolItem>().Single().Output is not null, TimeSpan.FromSeconds(20)));
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.Equal("desk", Session.Agent);
        Assert.Equal((false, "interrupted"), (All<HandoffEvent>().Single().Ok, All<HandoffEvent>().Single().Reason));
        Assert.Contains("did not happen: the person interrupted", All<ToolResultEvent>().Single().Output);
        Assert.All(_answers, answer => Assert.Equal("You are the front desk of fake.", answer.Instructions));

        async Task<Handoff> SlowTransfer()
        {
            await release.Task;
            return new Handoff("billing");
        }
    }

    [Fact]
    public void A_handoff_to_nobody_is_answered_with_those_there_are()
    {
        Script.OnTurn(turn => turn.Hears("x").Calls("go_nowhere", "{}", "call_1"))
            .OnTurn(turn => turn.Says("Sorry.", TimeSpan.FromSeconds(1)));
        Start(Spec);
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Sorry.", Final: true });

        Assert.Equal("""{"error":"There is no agent named 'nobody'; there are: desk, billing."}""", All<ToolResultEvent>().Single().Output.Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Equal("unknown_agent", All<HandoffEvent>().Single().Reason);
    }

    [Fact]
    public void Settings_that_the_service_refuses_leave_the_agent_before_in_force()
    {
        Script.OnTurn(turn => turn.Hears("invoice").Answers(request => Noted(request, Transfer())))
            .OnTurn(turn => turn.Answers(request => Noted(request, Speech("The desk again.", 1))))
            .OnTurn(turn => turn.Hears("and now").Answers(request => Noted(request, Speech("Still the desk.", 1))));
        Start(Spec() with { Agents = [Desk, Billing with { Voice = "nobody" }] });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "The desk again.", Final: true });
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Still the desk.", Final: true });

        Assert.Equal("desk", Session.Agent);
        Assert.Equal([(true, null), (false, "rejected")], All<HandoffEvent>().Select(handoff => (handoff.Ok, handoff.Reason)));
        Assert.Equal(
            Enumerable.Repeat(("You are the front desk of fake.", "go_nowhere,transfer_to_billing", "marin"), 3), _answers);
    }

    [Fact]
    public void An_agent_with_a_voice_of_its_own_begins_with_the_one_in_force_and_has_its_own_on_the_next_connection()
    {
        Script.OnConnection(0, connection => connection
                .OnTurn(turn => turn.Hears("hi").Answers(request => Noted(request, Speech("Hello.", 1))))
                .OnTurn(turn => turn.Hears("invoice").Answers(request => Noted(request, Transfer())))
                .OnTurn(turn => turn.Answers(request => Noted(request, Speech("Billing here.", 1)))))
            .OnConnection(1, connection => connection
                .OnTurn(turn => turn.Hears("thanks").Answers(request => Noted(request, Speech("You are welcome.", 1)))));
        Start(Spec() with { Agents = [Desk, Billing with { Voice = "cedar" }] });
        PersonSpeaks();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2_000);
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });
        Assert.Equal("voice_kept", All<ErrorEvent>().Single().Code);
        Assert.Equal(("You are billing.", "marin"), (_answers[^1].Instructions, _answers[^1].Voice));

        Await(() => Session.IsQuiet);
        Advance(5_000);
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "You are welcome.", Final: true });

        Assert.Equal(("You are billing.", "cedar"), (_answers[^1].Instructions, _answers[^1].Voice));
    }

    [Fact]
    public void Before_the_first_word_an_agent_comes_with_its_voice()
    {
        Script.OnTurn(turn => turn.Hears("invoice").Answers(request => Noted(request, Transfer())))
            .OnTurn(turn => turn.Answers(request => Noted(request, Speech("Billing here.", 1))));
        Start(Spec() with { Agents = [Desk, Billing with { Voice = "cedar" }] });
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Billing here.", Final: true });

        Assert.Equal("cedar", _answers[^1].Voice);
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_tool_knows_where_its_call_comes_from()
    {
        ToolContext? seen = null;
        Script.OnTurn(turn => turn.Hears("x").Calls("look", """{"what":"it"}""", "call_7"))
            .OnTurn(turn => turn.Says("Seen.", TimeSpan.FromSeconds(1)));
        var look = AgentTool.From((string what, ToolContext context, SessionHandle session) => Look(context), "look");
        Start(Spec() with { Agents = [new Agent("one") { Tools = [look] }], Participant = "ada" });
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Seen.", Final: true });

        Assert.Equal(("call_7", "one", "fake", "ada"), (seen!.CallId, seen.Agent, seen.Room, seen.Participant));
        Assert.Same(Session.Journal, seen.Session.Journal);

        void Look(ToolContext context) => seen = context;
    }
}
