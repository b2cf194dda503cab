using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class AnswerClockTests
{
    [Fact]
    public void The_delay_runs_from_the_end_of_the_speech_and_says_where_it_went()
    {
        var talk = Talk.Ready().PersonSpeaks("u").At(5000).PersonStops("u").At(5300).Model(
            Talk.Started("r"),
            new ResponseItemStarted("r", "a", ItemKind.Assistant),
            new AssistantAudioStarted("r", "a", TimeSpan.FromMilliseconds(290)));
        talk.At(5320).Plays("r", "a");

        Assert.Equal(new FirstAudioEvent("r", 820, 500, 290, 0, 30), talk.Single<FirstAudioEvent>());
    }

    [Fact]
    public void A_server_that_does_not_tell_its_time_is_timed_from_here()
    {
        var talk = Talk.Ready().PersonSpeaks("u").At(5000).PersonStops("u").At(5300).Answer("r", "a");
        talk.At(5320).Plays("r", "a");

        Assert.Equal(new FirstAudioEvent("r", 820, 500, 300, 0, 20), talk.Single<FirstAudioEvent>());
    }

    [Fact]
    public void The_tools_time_is_neither_the_servers_nor_the_engines()
    {
        var talk = Talk.Ready().PersonSpeaks("u").At(1000).PersonStops("u").At(1200).Model(
            Talk.Started("r1"), new ToolRequested("r1", "f", "c", "t", "{}"));
        talk.Finish("r1").At(1700).Hears(new ToolAnswered("c", true, "{}"));
        talk.At(1900).Answer("r2", "a", requestId: talk.Creates.Last().Id).At(1910).Plays("r2", "a");

        Assert.Equal(new FirstAudioEvent("r2", 1410, 500, 400, 500, 10), talk.Single<FirstAudioEvent>());
    }

    [Fact]
    public void Only_the_first_sound_after_a_turn_is_timed()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u").Answer("r", "a").Plays("r", "a").Finish("r");
        talk.PlaysOut("r", "a", 100).Then().Hears(new ReplyRequested("q", null, null));
        talk.Answer("r2", "b", requestId: "q").Plays("r2", "b");

        Assert.Empty(talk.Announced.OfType<FirstAudioEvent>());
    }

    [Fact]
    public void Sound_of_a_response_from_before_the_turn_is_not_its_answer()
    {
        var talk = Talk.Ready(new ConversationOptions { SpeechInterrupts = false }).Model(Talk.Started("old"));
        talk.PersonSpeaks("u").PersonStops("u").Model(new AssistantAudioStarted("old", "x", null)).Plays("old", "x");

        Assert.Empty(talk.Announced.OfType<FirstAudioEvent>());
    }
}
