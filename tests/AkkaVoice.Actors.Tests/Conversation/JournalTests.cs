using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class JournalTests
{
    [Fact]
    public void A_transcript_that_comes_after_the_answer_stands_where_the_person_began()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u").Answer("r", "a", "It rains.").Finish("r");
        talk.Plays("r", "a").PlaysOut("r", "a", 900).Model(new UserTranscriptDone("u", "How is it outside?"));

        Assert.Equal(
            ["How is it outside?", "It rains."], talk.State.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void Transcripts_grow_and_are_final_once()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u").Model(
            new UserTranscriptDelta("u", "How "),
            new UserTranscriptDelta("u", "is it?"),
            new UserTranscriptDone("u", "How is it?"),
            new UserTranscriptDone("u", "Something else."),
            new UserTranscriptDelta("u", "more"));

        Assert.Equal(
            [("How ", false), ("How is it?", false), ("How is it?", true)],
            talk.Announced.OfType<TranscriptEvent>().Select(transcript => (transcript.Text, transcript.Final)));
    }

    [Fact]
    public void Items_of_one_response_may_interleave()
    {
        var talk = Talk.Ready().Model(
            Talk.Started("r"),
            new ResponseItemStarted("r", "a", ItemKind.Assistant),
            new AssistantTextDelta("r", "a", "Let me ", true),
            new ResponseItemStarted("r", "b", ItemKind.Assistant),
            new AssistantTextDelta("r", "b", "It ", true),
            new AssistantTextDelta("r", "a", "see.", true),
            new AssistantTextDelta("r", "b", "rains.", true));

        Assert.Equal(["Let me see.", "It rains."], talk.State.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void Written_text_is_final_when_it_is_complete_and_heard_by_nobodys_ear()
    {
        var talk = Talk.Ready(new ConversationOptions { Spoken = false }).Model(
            Talk.Started("r"),
            new ResponseItemStarted("r", "a", ItemKind.Assistant),
            new AssistantTextDelta("r", "a", "It rains.", Spoken: false),
            new AssistantTextDone("r", "a", "It rains.", Spoken: false)).Finish("r");

        Assert.True(talk.Announced.OfType<TranscriptEvent>().Last().Final);
        Assert.True(talk.State.Quiet);
    }

    [Fact]
    public void A_seed_holds_heard_words_and_answered_calls_and_nothing_else()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u").Model(new UserTranscriptDone("u", "Weather in Oslo?"));
        talk.Model(Talk.Started("r1"), new ToolRequested("r1", "f", "c", "get_weather", "{}"));
        talk.Hears(new ToolAnswered("c", true, "{}")).Finish("r1");
        talk.Answer("r2", "a", "one two three four", talk.Creates.Last().Id).Finish("r2").Plays("r2", "a");
        talk.PersonSpeaks("u2").Flushed(Talk.Position("r2", "a", 900, 1800));

        Assert.Equal(
            [
                new TextMessage(ItemKind.User, "Weather in Oslo?") { Id = "u" },
                new ToolCallMessage("c", "get_weather", "{}") { Id = "f" },
                new ToolOutputMessage("c", "{}"),
                new TextMessage(ItemKind.Assistant, "one two") { Id = "a" },
            ],
            talk.State.Journal.Items.SelectMany(JournalSeed.Items));
    }

    [Fact]
    public void Seeded_ids_never_exceed_what_the_service_accepts()
    {
        var longId = new string('x', 40);
        var talk = Talk.Ready().Model(Talk.Started("r"), new ToolRequested("r", longId, "call_" + longId, "t", "{}"));
        talk.Hears(new ToolAnswered("call_" + longId, true, "{}"));

        var seed = talk.State.Journal.Items.SelectMany(JournalSeed.Items).ToList();
        var call = Assert.IsType<ToolCallMessage>(seed[0]);
        Assert.Equal(32, call.Id!.Length);
        Assert.Equal(32, call.CallId.Length);
        Assert.Equal(call.CallId, Assert.IsType<ToolOutputMessage>(seed[1]).CallId);
    }

    [Fact]
    public void A_new_connection_is_told_the_conversation_so_far()
    {
        var first = Talk.Ready().Hears(new TextSubmitted("q", "t", "My name is Ada."));

        var (_, effects) = ConversationMachine.Decide(
            ConversationState.Resume(first.State.Journal), new LinkReady(), new ConversationOptions());

        Assert.Equal(
            new TextMessage(ItemKind.User, "My name is Ada.") { Id = "t" },
            effects.OfType<SendCommand>().Select(effect => effect.Command).OfType<CreateItem>().Single().Item);
    }

    [Theory]
    [InlineData("one two three four", 0, 1800, true, "")]
    [InlineData("one two three four", 900, 1800, true, "one two")]
    [InlineData("one two three four", 1799, 1800, true, "one two three")]
    [InlineData("one two three four", 1800, 1800, true, "one two three four")]
    [InlineData("one two three four", 900, 900, false, "one two three")]
    [InlineData("", 900, 1800, true, "")]
    [InlineData("今日は晴れです", 500, 1000, true, "今日は")]
    public void The_heard_words_are_a_prefix_that_ends_with_a_whole_word(
        string text, int heardMs, int receivedMs, bool complete, string heard) =>
        Assert.Equal(heard, HeardText.Estimate(text, heardMs, receivedMs, complete));
}
