using AkkaVoice.Actors.Conversation;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

/// <summary>Turns that begin and end by hand.</summary>
public class HandTests
{
    [Fact]
    public void A_turn_that_turn_detection_ended_is_no_answer_to_a_commit_by_hand()
    {
        var talk = Talk.Ready().PersonSpeaks("u1").Model(new UserSpeechStopped("u1", 0))
            .Hears(new TurnBegun())
            .Hears(new TurnCommitted("q1"))
            .Model(new UserTurnCommitted("u1", null));
        Assert.True(talk.State.Turn.PersonSpeaking);
        Assert.Equal(["q1"], talk.State.Commits);

        talk.Model(new RealtimeFaulted(new RealtimeFault("invalid_request_error", "input_audio_buffer_commit_empty", "Empty.", null, "q1")));

        Assert.False(talk.State.Turn.PersonSpeaking);
        Assert.Empty(talk.Creates);
        Assert.Equal(RequestStatus.Failed, Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome.Status);
    }
}
