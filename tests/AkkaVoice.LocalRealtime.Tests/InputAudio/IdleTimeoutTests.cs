using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.InputAudio;

/// <summary>When the server speaks up, and when it does not.</summary>
public sealed class IdleTimeoutTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public void It_reports_the_audio_that_came_after_the_answer_was_played()
    {
        var rig = Rig(new { type = "server_vad", idle_timeout_ms = 5000 });
        rig.TakeTurn();
        rig.Advance(TimeSpan.FromSeconds(2));
        rig.BeSilent(900);
        rig.Advance(TimeSpan.FromSeconds(5));
        var timeout = rig.Only(TimeoutTriggered);
        Assert.Equal((1100, 2000), (timeout["audio_start_ms"].GetInt32(), timeout["audio_end_ms"].GetInt32()));
    }

    [Fact]
    public void It_waits_for_an_answer_first()
    {
        var rig = Rig(new { type = "server_vad", idle_timeout_ms = 5000 });
        rig.BeSilent(1000);
        rig.Advance(Long);
        Assert.Empty(rig.All(TimeoutTriggered));
    }

    [Fact]
    public void It_does_not_fire_while_the_caller_speaks()
    {
        var rig = Rig(new { type = "server_vad", idle_timeout_ms = 5000 });
        rig.Speak(500);
        rig.Send(new { type = "response.create" });
        rig.Advance(Long);
        Assert.Single(rig.All(ResponseDone));
        Assert.Empty(rig.All(TimeoutTriggered));
    }

    [Fact]
    public void An_answer_the_caller_has_interrupted_does_not_count()
    {
        var rig = Rig(new { type = "server_vad", idle_timeout_ms = 5000, create_response = false });
        rig.Send(new { type = "response.create" });
        rig.TakeTurn();
        rig.Advance(Long);
        Assert.Equal("cancelled", rig.Only(ResponseDone).Text("response.status"));
        Assert.Empty(rig.All(TimeoutTriggered));
    }

    [Fact]
    public void A_new_answer_and_a_change_of_configuration_call_it_off()
    {
        var rig = Rig(new { type = "server_vad", idle_timeout_ms = 5000 });
        rig.TakeTurn();
        rig.Advance(TimeSpan.FromSeconds(4));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2, rig.All(ResponseDone).Count);
        rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = new { type = "server_vad", idle_timeout_ms = (int?)null } } } });
        rig.Advance(Long);
        Assert.Empty(rig.All(TimeoutTriggered));
    }

    private static CoreRig Rig(object turnDetection)
    {
        var rig = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Yes.", TimeSpan.FromSeconds(1)))));
        rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = turnDetection } } });
        return rig;
    }
}
