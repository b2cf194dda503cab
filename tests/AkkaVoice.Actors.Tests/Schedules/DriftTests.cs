using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Rooms;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>Sound cards and wall clocks that are wrong. Fault class: clock drift.</summary>
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

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(2, -2)] // wrong from the start, and put right: the service's session seems to have ended when it begins
    [InlineData(-2, 2)]
    public void A_wall_clock_that_is_wrong_or_jumps_by_hours_changes_nothing(int aheadHours, int jumpHours)
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(4), signal: 1)));
        var time = new JumpingTime(Clock.Time) { Ahead = TimeSpan.FromHours(aheadHours) };
        Start(services: new SessionServices(
            Dialer(), new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, time), time, NullLoggerFactory.Instance)
        { Seed = () => 1 });
        for (var minute = 0; minute < 20; minute++)
        {
            PersonSpeaks();
            Advance(2_000);
            if (minute == 5)
                time.Ahead += TimeSpan.FromHours(jumpHours); // in the middle of an answer
            Advance(58_000);
        }

        Assert.Equal(20, All<FirstAudioEvent>().Count());
        Assert.Equal([ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready], All<ConnectionEvent>().Select(e => e.State).Distinct());
        Assert.Empty(All<DropEvent>());
        Assert.Empty(All<InterruptionEvent>());
        Assert.Empty(All<EndEvent>());
        Assert.All(All<FirstAudioEvent>(), answer => Assert.InRange(answer.EngineMs, 0, 40));
    }
}
