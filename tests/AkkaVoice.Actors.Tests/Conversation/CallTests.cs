using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class CallTests
{
    private static ToolRequested Call(string responseId, string callId) =>
        new(responseId, $"item_{callId}", callId, "get_weather", """{"city":"Oslo"}""");

    private static Talk Calling(params string[] callIds)
    {
        var talk = Talk.Ready().Model(Talk.Started("r"));
        foreach (var callId in callIds)
        {
            talk.Model(Call("r", callId));
        }

        return talk;
    }

    private static IEnumerable<ToolOutputMessage> Outputs(Talk talk) =>
        talk.Sent.OfType<CreateItem>().Select(create => create.Item).OfType<ToolOutputMessage>();

    [Fact]
    public void A_call_runs_at_once_and_its_output_is_sent_while_the_response_goes_on()
    {
        var talk = Calling("c1");
        Assert.Equal(new RunTool("c1", "get_weather", """{"city":"Oslo"}"""), Assert.Single(talk.Effects.OfType<RunTool>()));

        talk.Hears(new ToolAnswered("c1", true, "{}"));

        Assert.Equal("c1", Assert.Single(Outputs(talk)).CallId);
        Assert.Empty(talk.Creates);
    }

    [Fact]
    public void All_calls_of_a_response_share_one_reply_after_the_last_output_and_the_responses_end()
    {
        var talk = Calling("c1", "c2").Hears(new ToolAnswered("c2", true, "{}")).Finish("r");
        Assert.Empty(talk.Creates);

        talk.Hears(new ToolAnswered("c1", true, "{}"));

        Assert.Single(talk.Creates);
        Assert.Equal(["c2", "c1"], Outputs(talk).Select(output => output.CallId));
    }

    [Fact]
    public void A_call_announced_again_or_answered_again_changes_nothing()
    {
        var talk = Calling("c1", "c1").Hears(new ToolAnswered("c1", true, "1")).Hears(new ToolAnswered("c1", true, "2"));
        talk.Model(Call("r", "c1")).Finish("r");

        Assert.Single(talk.Effects.OfType<RunTool>());
        Assert.Equal("1", Assert.Single(Outputs(talk)).Output);
        Assert.Single(talk.Creates);
        Assert.Single(talk.Announced.OfType<ToolResultEvent>());
    }

    [Fact]
    public void The_journal_keeps_the_call_with_its_answer_and_the_time_it_took()
    {
        var talk = Talk.Ready().Model(Talk.Started("r")).At(1000).Model(Call("r", "c1"));
        talk.At(1250).Hears(new ToolAnswered("c1", true, """{"temperature_c":7}"""));

        var item = Assert.IsType<ToolItem>(Assert.Single(talk.State.Journal.Items));
        Assert.Equal("""{"temperature_c":7}""", item.Output);
        Assert.Equal(250, talk.Single<ToolResultEvent>().Ms);
    }

    [Fact]
    public void A_call_of_an_interrupted_response_is_not_made_but_answered()
    {
        var talk = Talk.Ready().Model(Talk.Started("r")).PersonSpeaks("u").Then().Model(Call("r", "c1"));
        talk.Finish("r", ResponseOutcome.Cancelled);

        Assert.Empty(talk.Effects.OfType<RunTool>());
        Assert.Contains("interrupted", Assert.Single(Outputs(talk)).Output);
        Assert.Empty(talk.Creates);
    }

    [Fact]
    public void A_tool_that_runs_when_the_person_interrupts_answers_once_and_asks_for_no_reply_of_its_own()
    {
        var talk = Calling("c1").PersonSpeaks("u").Flushed().Finish("r", ResponseOutcome.Cancelled);
        talk.PersonStops("u").Hears(new ToolAnswered("c1", true, "{}"));
        talk.Model(Talk.Started("auto")).Finish("auto");

        Assert.Single(Outputs(talk));
        Assert.Empty(talk.Creates);
    }

    [Fact]
    public void A_response_that_has_read_the_output_makes_the_reply_unnecessary()
    {
        var talk = Calling("c1").Finish("r").PersonSpeaks("u").Hears(new ToolAnswered("c1", true, "{}"));
        talk.Model(new ItemAdded(Outputs(talk).Single().Id!, null, ItemKind.ToolOutput));
        talk.PersonStops("u").Model(Talk.Started("auto")).Finish("auto");

        Assert.Empty(talk.Creates);
        Assert.Equal(RequestStatus.Covered, Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome.Status);
    }

    [Fact]
    public void A_response_that_may_not_have_read_the_output_does_not_replace_the_reply()
    {
        var talk = Calling("c1").Finish("r").PersonSpeaks("u").Hears(new ToolAnswered("c1", true, "{}"));
        talk.PersonStops("u").Model(Talk.Started("auto")).Finish("auto");

        Assert.Single(talk.Creates);
    }

    [Fact]
    public void After_the_step_limit_the_model_has_to_speak_and_further_calls_are_refused()
    {
        var talk = Talk.Ready(new ConversationOptions { ToolStepLimit = 2 }).Model(Talk.Started("r0"));
        for (var step = 0; step < 2; step++)
        {
            talk.Model(Call($"r{step}", $"c{step}")).Hears(new ToolAnswered($"c{step}", true, "{}")).Finish($"r{step}");
            talk.Model(Talk.Started($"r{step + 1}", talk.Creates.Last().Id));
        }

        Assert.Equal([null, ToolChoice.None], talk.Creates.Select(create => create.Tools));

        talk.Then().Model(Call("r2", "c2"));
        Assert.Empty(talk.Effects.OfType<RunTool>());
        Assert.Contains("too many", Assert.Single(Outputs(talk)).Output);
    }

    [Fact]
    public void The_persons_turn_gives_the_model_its_steps_back()
    {
        var talk = Talk.Ready(new ConversationOptions { ToolStepLimit = 1 }).Model(Talk.Started("r1"), Call("r1", "c1"));
        talk.Hears(new ToolAnswered("c1", true, "{}")).Finish("r1");
        talk.Model(Talk.Started("r2", talk.Creates.Last().Id)).Finish("r2");
        talk.PersonSpeaks("u").PersonStops("u").Then().Model(Talk.Started("r3"), Call("r3", "c3"));

        Assert.Single(talk.Effects.OfType<RunTool>());
    }

    [Fact]
    public void Calls_that_are_open_at_the_sessions_end_are_told_as_lost()
    {
        var talk = Calling("c1").Hears(new SessionClosed());

        Assert.False(talk.Single<ToolResultEvent>().Ok);
        Assert.Empty(Outputs(talk));
    }
}
