using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.InputAudio;

/// <summary>Where turns begin and end, to the millisecond.</summary>
public sealed class ServerVadTests
{
    [Theory]
    [InlineData(1760, 300, 1460)]
    [InlineData(992, 300, 692)]
    [InlineData(992, 0, 992)]
    [InlineData(100, 300, 0)]
    public void Speech_starts_at_a_frame_minus_the_padding_and_not_before_zero(int silence, int padding, int expected)
    {
        var rig = Rig(new { type = "server_vad", prefix_padding_ms = padding });
        rig.BeSilent(silence);
        rig.Speak(300);
        Assert.Equal(expected, rig.Only(SpeechStarted)["audio_start_ms"].GetInt64());
    }

    [Theory]
    [InlineData(200, 1024 + 512 + 224)]
    [InlineData(192, 1024 + 512 + 192)]
    [InlineData(500, 1024 + 512 + 512)]
    [InlineData(0, 1024 + 512 + 32)]
    public void Speech_ends_at_the_first_frame_that_completes_the_silence(int silence, int expected)
    {
        var rig = Rig(new { type = "server_vad", silence_duration_ms = silence });
        rig.BeSilent(1024);
        rig.Speak(512);
        rig.BeSilent(2000);
        Assert.Equal(expected, rig.Only(SpeechStopped)["audio_end_ms"].GetInt64());
    }

    [Fact]
    public void The_clock_is_the_audio_that_was_appended()
    {
        var rig = Rig(new { type = "server_vad" });
        rig.Speak(320);
        rig.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(rig.All(SpeechStopped));
        rig.BeSilent(320);
        Assert.Equal(544, rig.Only(SpeechStopped)["audio_end_ms"].GetInt64());
    }

    [Fact]
    public void The_size_of_the_appends_changes_nothing()
    {
        byte[] audio = [.. Tone.Silence(Ms(500)), .. Tone.Sine(Ms(700)), .. Tone.Silence(Ms(700)), .. Tone.Sine(Ms(300)), .. Tone.Silence(Ms(900))];
        var inOne = Turns(audio, audio.Length);
        Assert.Equal(2, inOne.Count(e => e.StartsWith(SpeechStopped, StringComparison.Ordinal)));
        foreach (var size in (int[])[2, 958, 1536, 4802])
        {
            Assert.Equal(inOne, Turns(audio, size));
        }
    }

    [Fact]
    public void The_committed_audio_is_what_lies_between_the_two_marks()
    {
        var rig = Rig(new { type = "server_vad", silence_duration_ms = 200 });
        var speech = CodedSignal.Generate(3, Ms(960));
        rig.BeSilent(640);
        foreach (var piece in speech.Chunk(960))
        {
            rig.Append(piece);
        }

        rig.BeSilent(320);
        var from = (int)rig.Only(SpeechStarted)["audio_start_ms"].GetInt64();
        var to = (int)rig.Only(SpeechStopped)["audio_end_ms"].GetInt64();
        var all = (byte[])[.. Tone.Silence(Ms(640)), .. speech, .. Tone.Silence(Ms(320))];
        Assert.Equal(all[(from * 48)..(to * 48)], Committed(rig));
    }

    [Fact]
    public void A_click_is_not_speech()
    {
        var rig = Rig(new { type = "server_vad" });
        rig.BeSilent(320);
        rig.Append(Tone.Sine(Ms(25)));
        rig.BeSilent(1000);
        Assert.Empty(rig.All(SpeechStarted));
    }

    [Theory]
    [InlineData(0.5, -40, true)]
    [InlineData(0.5, -44, false)]
    [InlineData(1.0, -26, false)]
    [InlineData(1.0, -22, true)]
    [InlineData(0.0, -58, true)]
    public void The_threshold_asks_for_loudness(double threshold, double level, bool isSpeech)
    {
        var rig = Rig(new { type = "server_vad", threshold });
        rig.Append(Tone.Sine(Ms(320), levelDbfs: level));
        Assert.Equal(isSpeech, rig.All(SpeechStarted).Count == 1);
    }

    [Fact]
    public void Without_create_response_the_turn_is_committed_and_nothing_answers()
    {
        var rig = Rig(new { type = "server_vad", create_response = false });
        rig.TakeTurn();
        Assert.Equal([SpeechStarted, SpeechStopped, "input_audio_buffer.committed", ItemAdded, ItemDone], rig.News().Ladder());
    }

    [Fact]
    public void Without_interrupt_response_the_answer_goes_on_and_the_next_answer_cannot_start()
    {
        var rig = Rig(new { type = "server_vad", interrupt_response = false }, t => t.Says("A long answer.", TimeSpan.FromSeconds(30)));
        rig.TakeTurn();
        rig.News();
        rig.TakeTurn();
        Assert.Equal(
            [SpeechStarted, SpeechStopped, "input_audio_buffer.committed", ItemAdded, ItemDone, Error],
            rig.News().Where(e => !e.Type.EndsWith(".delta", StringComparison.Ordinal)).Ladder());
        Assert.Equal("conversation_already_has_active_response", rig.Last(Error).Text("error.code"));
        Assert.Empty(rig.All(ResponseDone));
    }

    [Fact]
    public void A_manual_commit_during_speech_takes_the_id_the_speech_has()
    {
        var rig = Rig(new { type = "server_vad" });
        rig.Speak(500);
        rig.Send(new { type = "input_audio_buffer.commit" });
        Assert.Equal(rig.Only(SpeechStarted).Text("item_id"), rig.Only("input_audio_buffer.committed").Text("item_id"));
        Assert.Equal("input_audio_buffer_commit_empty", rig.SendBad(new { type = "input_audio_buffer.commit" }).Text("error.code"));
        Assert.Empty(rig.All(ResponseCreated));
    }

    [Fact]
    public void A_clear_forgets_the_speech_and_keeps_the_clock()
    {
        var rig = Rig(new { type = "server_vad" });
        rig.Speak(320);
        Assert.Equal(["input_audio_buffer.cleared"], rig.Send(new { type = "input_audio_buffer.clear" }).Ladder());
        rig.BeSilent(640);
        Assert.Empty(rig.All(SpeechStopped));
        rig.Speak(100);
        Assert.Equal(960 - 300, rig.Last(SpeechStarted)["audio_start_ms"].GetInt64());
    }

    [Theory]
    [InlineData("low", 2000)]
    [InlineData("medium", 1000)]
    [InlineData("auto", 1000)]
    [InlineData("high", 500)]
    public void Semantic_turns_are_approximated_by_silence_that_follows_the_eagerness(string eagerness, int silence)
    {
        var rig = Rig(new { type = "semantic_vad", eagerness });
        rig.Speak(640);
        rig.BeSilent(3000);
        var frames = (silence + 31) / 32;
        Assert.Equal(640 + (frames * 32), rig.Only(SpeechStopped)["audio_end_ms"].GetInt64());
    }

    [Fact]
    public void With_turn_detection_off_the_client_commits_and_asks()
    {
        var rig = new CoreRig(RealtimeScript.Create().OnTurn(t => t.Says("Yes.", Ms(500))));
        rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = (object?)null } } });
        rig.News();
        rig.TakeTurn();
        Assert.Empty(rig.News());
        rig.Send(new { type = "input_audio_buffer.commit" });
        Assert.Equal(["input_audio_buffer.committed", ItemAdded, ItemDone], rig.News().Ladder());
        Assert.Equal(1100 * 48, Committed(rig).Length);
        Assert.Equal(ResponseCreated, rig.Send(new { type = "response.create" })[0].Type);
    }

    [Theory]
    [InlineData("audio/pcmu")]
    [InlineData("audio/pcma")]
    public void Companded_audio_has_the_same_clock(string format)
    {
        var rig = new CoreRig(RealtimeScript.Create());
        rig.Update(new { type = "realtime", audio = new { input = new { format = new { type = format } } } });
        var silence = format == "audio/pcmu" ? (byte)0xFF : (byte)0xD5;
        byte[] speech = [.. Enumerable.Range(0, 8 * 640).Select(i => (byte)(i % 16 < 8 ? 0x90 : 0x10))];
        foreach (var piece in ((byte[])[.. Enumerable.Repeat(silence, 8 * 960), .. speech, .. Enumerable.Repeat(silence, 8 * 640)]).Chunk(160))
        {
            rig.Append(piece);
        }

        // The interpolation filter looks a few ms ahead, so the marks may lie one frame off.
        Assert.InRange(rig.Only(SpeechStarted)["audio_start_ms"].GetInt64(), 660 - 32, 660);
        Assert.InRange(rig.Only(SpeechStopped)["audio_end_ms"].GetInt64(), 1824, 1824 + 32);
    }

    private static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);

    private static CoreRig Rig(object turnDetection, Action<TurnScript>? turn = null)
    {
        var rig = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(turn ?? (t => t.Says("Yes.", Ms(100))))));
        rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = turnDetection } } });
        rig.News();
        return rig;
    }

    private static byte[] Committed(CoreRig rig)
    {
        var id = rig.Last("input_audio_buffer.committed").Text("item_id");
        return Convert.FromBase64String(rig.Send(new { type = "conversation.item.retrieve", item_id = id })[^1].Text("item.content.0.audio")!);
    }

    private static string[] Turns(byte[] audio, int size)
    {
        var rig = Rig(new { type = "server_vad", create_response = false });
        foreach (var piece in audio.Chunk(size))
        {
            rig.Append(piece);
        }

        return
        [
            .. rig.All(SpeechStarted).Select(e => $"{SpeechStarted} {e["audio_start_ms"]}"),
            .. rig.All(SpeechStopped).Select(e => $"{SpeechStopped} {e["audio_end_ms"]}"),
        ];
    }
}
