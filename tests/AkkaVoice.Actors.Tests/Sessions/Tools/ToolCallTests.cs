using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Sessions.Tools;

public class ToolCallTests : SessionTests
{
    private static AIFunction Hangs(string name) => Tool(name, (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation));

    private SessionSpec With(params AIFunction[] tools) => Spec() with { Tools = tools };

    [Fact]
    public void Parallel_calls_each_get_one_answer_and_one_reply_speaks_about_all()
    {
        Script.OnTurn(turn => turn.Hears("both").Calls("a", "{}", "c1").Calls("b", "{}", "c2").Calls("a", "{}", "c3"))
            .OnTurn(turn => turn.Says("Done.", TimeSpan.FromSeconds(1)));
        Start(With(Tool("a", () => "A"), Tool("b", () => "B")));
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Done.", Final: true });

        Assert.Equal([("c1", "A"), ("c2", "B"), ("c3", "A")], All<ToolResultEvent>().Select(result => (result.CallId, result.Output)).Order());
        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void A_call_announced_over_and_over_is_run_once()
    {
        var runs = 0;
        Script.OnEveryConnection(connection => connection
            .OnTurn(turn => turn.Hears("go").Calls("count", "{}", "c1"))
            .OnTurn(turn => turn.Says("Done.", TimeSpan.FromSeconds(1)))
            .OnEvent("response.function_call_arguments.done").Duplicates()
            .OnEvent("response.output_item.done").Duplicates()
            .OnEvent("response.done").Duplicates());
        Start(With(Tool("count", () => ++runs)));
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Done.", Final: true });
        Assert.Equal(1, runs);
        Assert.Single(All<ToolResultEvent>());
    }

    [Fact]
    public void Each_tool_may_have_a_time_limit_of_its_own()
    {
        Script.OnTurn(turn => turn.Hears("both").Calls("slow", "{}", "c1").Calls("quick", "{}", "c2"))
            .OnTurn(turn => turn.Says("Neither.", TimeSpan.FromSeconds(1)));
        Start(With(Hangs("slow"), Hangs("quick")) with
        {
            ToolOptions = new ToolOptions
            {
                Timeout = TimeSpan.FromSeconds(4),
                Policies = ImmutableDictionary<string, ToolPolicy>.Empty.Add("quick", new ToolPolicy { Timeout = TimeSpan.FromSeconds(1) }),
            },
        });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Neither.", Final: true });

        var results = All<ToolResultEvent>().ToDictionary(result => result.CallId);
        AssertAbout(1_000, results["c2"].Ms);
        AssertAbout(4_000, results["c1"].Ms);
        Assert.Contains("within 1 s", results["c2"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_is_not_to_outlive_an_interruption_is_cancelled_and_the_model_learns_of_it()
    {
        var cancelled = new TaskCompletionSource();
        Script.OnTurn(turn => turn.Hears("search").Says("Let me see, this will take a while.", TimeSpan.FromSeconds(3)).Calls("search", "{}", "c1"))
            .OnTurn(turn => turn.Hears("never mind").Says("All right.", TimeSpan.FromSeconds(1)));
        Start(With(Tool("search", async (CancellationToken cancellation) =>
        {
            // Not taken back at the end: callbacks run last in, first out, so the delay's would end the tool before this one ran.
            _ = cancellation.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
        })) with
        {
            ToolOptions = new ToolOptions
            {
                Policies = ImmutableDictionary<string, ToolPolicy>.Empty.Add("search", new ToolPolicy { CancelOnInterruption = true }),
            },
        });
        PersonSpeaks();
        Await<ToolCallEvent>();
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
        Advance(20_000);

        Assert.True(cancelled.Task.Wait(TimeSpan.FromSeconds(30)));
        Assert.Contains("interrupted", Assert.Single(All<ToolResultEvent>()).Output, StringComparison.Ordinal);
        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void A_tool_that_runs_on_through_an_interruption_is_answered_once_and_spoken_about()
    {
        Script.OnTurn(turn => turn.Hears("book it").Says("I am booking.", TimeSpan.FromSeconds(3)).Calls("book", "{}", "c1"))
            .OnTurn(turn => turn.Hears("which day?").Says("Monday.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("It took too long.", TimeSpan.FromSeconds(1)));
        Start(With(Hangs("book")));
        PersonSpeaks();
        Await<ToolCallEvent>();
        Advance(500);
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Monday.", Final: true });

        Await<TranscriptEvent>(said => said is { Text: "It took too long.", Final: true });

        var output = Assert.Single(All<ToolResultEvent>()).Output;
        Assert.Contains("within 10 s", output, StringComparison.Ordinal);
        Assert.Equal(output, Session.Journal.Items.OfType<ToolItem>().Single().Output);
    }

    [Fact]
    public void A_model_that_only_calls_tools_has_to_speak_at_the_limit()
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Hears("loop").Answers(request =>
            request.ToolChoice.Mode == LocalRealtime.Brains.ToolChoiceMode.None
                ? LocalRealtime.Brains.ResponsePlan.Say("Enough.", LocalRealtime.Scripting.CodedSignal.Generate(1, TimeSpan.FromSeconds(1)))
                : LocalRealtime.Brains.ResponsePlan.Call("again", "{}"))));
        Start(With(Tool("again", () => "more")) with { Conversation = new ConversationOptions { ToolStepLimit = 3 } });
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Enough.", Final: true });

        Assert.Equal(3, All<ToolCallEvent>().Count());
        Assert.Equal(3, All<ToolResultEvent>().Count());
    }

    [Fact]
    public void While_a_tool_runs_the_agent_thinks_and_the_person_is_not_away()
    {
        Script.OnTurn(turn => turn.Hears("slow").Calls("slow", "{}", "c1")).OnTurn(turn => turn.Says("Late.", TimeSpan.FromSeconds(1)));
        Start(With(Hangs("slow")) with { ToolOptions = new ToolOptions { Timeout = TimeSpan.FromSeconds(25) } });
        PersonSpeaks();
        Await<ToolCallEvent>();
        Advance(20_000);

        Assert.Equal((AgentState.Thinking, UserState.Listening), (Session.AgentState, Session.UserState));
    }

    [Fact]
    public void The_person_is_told_now_and_then_that_a_tool_is_still_at_work()
    {
        Script.OnTurn(turn => turn.Hears("slow").Calls("slow", "{}", "c1"))
            .OnTurn(turn => turn.Says("One moment.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Still looking.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Nothing.", TimeSpan.FromSeconds(1)));
        Start(With(Hangs("slow")) with
        {
            ToolOptions = new ToolOptions { Timeout = TimeSpan.FromSeconds(14) },
            Conversation = new ConversationOptions { Filler = new FillerPolicy { After = TimeSpan.FromSeconds(3) } },
        });
        PersonSpeaks();
        var called = Await<ToolCallEvent>();
        Await<TranscriptEvent>(said => said is { Text: "Nothing.", Final: true }, 30_000);

        Assert.Equal(["slow", "One moment.", "Still looking.", "Nothing."], Session.Journal.Lines().Select(line => line.Text));
        AssertAbout(3_000, All<AgentStateEvent>().First(state => state.State == AgentState.Speaking).T - called.T);
    }

    [Fact]
    public void A_tool_says_how_far_it_has_come_and_the_person_hears_of_it()
    {
        Script.OnTurn(turn => turn.Hears("go").Calls("long", "{}", "c1"))
            .OnTurn(turn => turn.Answers(request => LocalRealtime.Brains.ResponsePlan.Say(
                request.Instructions.Contains("half done", StringComparison.Ordinal) ? "Half done." : "?",
                LocalRealtime.Scripting.CodedSignal.Generate(1, TimeSpan.FromSeconds(1)))))
            .OnTurn(turn => turn.Says("Done.", TimeSpan.FromSeconds(1)));
        Start(With(Tool("long", async (AIFunctionArguments arguments, CancellationToken cancellation) =>
        {
            ToolProgress.Of(arguments).Report("half done");
            await Task.Delay(Timeout.Infinite, cancellation);
        })) with
        { Conversation = new ConversationOptions { Filler = new FillerPolicy() } });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Half done.", Final: true });

        Await<TranscriptEvent>(said => said is { Text: "Done.", Final: true });
        Assert.Equal(("c1", "long", "half done"), (Await<ToolProgressEvent>().CallId, Await<ToolProgressEvent>().Name, Await<ToolProgressEvent>().Text));
    }

    [Fact]
    public void A_tool_that_is_done_in_time_is_spoken_about_without_a_word_in_between()
    {
        Script.OnTurn(turn => turn.Hears("go").Calls("quick", "{}", "c1")).OnTurn(turn => turn.Says("Done.", TimeSpan.FromSeconds(1)));
        Start(With(Tool("quick", () => "ok")) with { Conversation = new ConversationOptions { Filler = new FillerPolicy() } });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Done.", Final: true });
        Advance(10_000);

        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void Noise_during_a_tool_call_costs_nothing_where_turns_are_judged()
    {
        Script.OnEveryConnection(connection => connection.Hears("go").Hears("")
            .OnTurn(turn => turn.Says("Looking it up for you now.", TimeSpan.FromSeconds(4)).Calls("look", "{}", "c1"))
            .OnTurn(turn => turn.Says("Not found.", TimeSpan.FromSeconds(1))));
        Start(With(Hangs("look")) with
        {
            Conversation = new ConversationOptions { Interruptions = new InterruptionPolicy { Reaction = SpeechReaction.Pause } },
        });
        PersonSpeaks();
        Await<ToolCallEvent>();
        PersonSpeaks(300);
        Await<FalseInterruptionEvent>();

        Await<TranscriptEvent>(said => said is { Text: "Not found.", Final: true });
        Assert.Empty(All<InterruptionEvent>());
    }
}
