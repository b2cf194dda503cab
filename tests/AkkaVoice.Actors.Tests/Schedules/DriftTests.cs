using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Rooms;
using Xunit.Abstractions;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>Sound cards whose clocks are wrong. Fault class: clock drift.</summary>
[Collection(ScheduleCollection.Name)]
public sealed class DriftTests(ITestOutputHelper output) : SessionTests
{
    [Theory]
    [InlineData(5_000, -5_000)]
    [InlineData(-5_000, 5_000)]
    public void Clocks_that_drift_apart_by_seconds_cost_no_sample_and_no_delay(int microphonePpm, int speakerPpm)
    {
        // Six minutes at 5,000 ppm drift as far as an hour at the 500 of a bad sound card: 1.8 s, which is 90 frames.
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(4), signal: 1)));
        var room = new FakeRoom(Clock.Time, new FakeRoomOptions { MicrophonePpm = microphonePpm, SpeakerPpm = speakerPpm });
        Start(Spec() with { Room = room }, Services(audio: new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, Clock.Time)));
        for (var minute = 0; minute < 6; minute++)
        {
            room.Caller.Say(Speech());
            Advance(60_000);
        }

        var answers = All<FirstAudioEvent>().ToList();
        var recording = room.Heard.Heard;
        var heard = Enumerable.Range(0, recording.Length - 1)
            .Count(i => CodedSignal.TryLocate(recording.AsSpan(i, 2), out var signal, out _) && signal == 1);
        output.WriteLine($"{answers.Count} answers, engine's share {string.Join(", ", answers.Select(answer => $"{answer.EngineMs:0.0}"))} ms");
        Assert.Equal(6, answers.Count);
        Assert.All(answers, answer => Assert.InRange(answer.EngineMs, 0, 40));
        Assert.InRange(heard, (6 * 96_000) - 12, 6 * 96_000);
        Assert.Empty(All<DropEvent>());
        Assert.Empty(All<EndEvent>());
    }
}
