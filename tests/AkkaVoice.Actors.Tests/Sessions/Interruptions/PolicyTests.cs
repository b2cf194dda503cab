using System.Runtime.InteropServices;
using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Sessions.Interruptions;

/// <summary>Interruption policies through the whole session, with the service's turn detection on.</summary>
public class PolicyTests : SessionTests
{
    private const int AnswerMs = 6_000;

    private SessionSpec With(InterruptionPolicy policy) => Spec() with { Conversation = new ConversationOptions { Interruptions = policy } };

    /// <summary>Lets the agent begin a coded answer, with what is to be heard of the person's further turns.</summary>
    private void Speaking(SessionSpec spec, SessionServices? services = null, params string[] then)
    {
        Script.OnEveryConnection(connection =>
        {
            connection.Hears("Tell me.");
            foreach (var words in then)
            {
                connection.Hears(words, TimeSpan.FromMilliseconds(300));
            }

            connection.OnTurn(turn => turn.Says("One two three four five six.", TimeSpan.FromMilliseconds(AnswerMs), signal: 1))
                .OnTurn(turn => turn.Says("All right.", TimeSpan.FromSeconds(1), signal: 2));
        });
        Start(spec, services);
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
    }

    /// <summary>The samples of a signal in the order in which the person heard them.</summary>
    private short[] Heard(int signal)
    {
        var heard = Room.Heard.Heard;
        return [.. Enumerable.Range(0, heard.Length - 1)
            .Where(at => CodedSignal.TryLocate(heard.AsSpan(at, 2), out var found, out _) && found == signal)
            .Select(at => heard[at])];
    }

    /// <summary>All of a signal was heard, each sample once and in order, whatever silence lay in between.</summary>
    private void AssertHeardWhole(int signal, int ms)
    {
        var whole = MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(signal, TimeSpan.FromMilliseconds(ms))).ToArray();
        var heard = Room.Heard.Heard;
        var next = 0;
        foreach (var sample in heard)
        {
            if (next < whole.Length && sample == whole[next])
            {
                next++;
            }
            else
            {
                Assert.True(sample == 0 || next == 0 || next == whole.Length, $"Sample {next} of {whole.Length} was {sample}.");
            }
        }

        Assert.Equal(whole.Length, next);
    }

    [Fact]
    public void A_cough_does_not_stop_an_agent_that_waits_for_speech_to_last()
    {
        Speaking(With(new InterruptionPolicy { MinSpeech = TimeSpan.FromMilliseconds(500) }), null, "");
        PersonSpeaks(200);

        var dismissed = Await<FalseInterruptionEvent>();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > dismissed.T);

        Assert.Equal(DismissReason.Short, dismissed.Reason);
        Assert.Empty(All<InterruptionEvent>());
        AssertHeardWhole(1, AnswerMs);
        Assert.Equal(["Tell me.", "One two three four five six."], Session.Journal.Lines().Select(line => line.Heard));
    }

    [Fact]
    public void Speech_that_lasts_stops_it_and_is_answered()
    {
        Speaking(With(new InterruptionPolicy { MinSpeech = TimeSpan.FromMilliseconds(500) }), null, "Stop that.");
        PersonSpeaks(1_500);

        var interruption = Await<InterruptionEvent>();
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        // The policy's 500 ms, and the service's 500 ms of silence that might have begun.
        AssertAbout(1_000, interruption.T - All<SpeechStartedEvent>().Last().T);
        Assert.Equal(AssistantProgress.Cut, Session.Journal.Items.OfType<AssistantItem>().First().Progress);
        Assert.Single(All<TruncateEvent>());
        Assert.DoesNotContain(All<ErrorEvent>(), _ => true);
    }

    [Theory]
    [InlineData("", DismissReason.NoWords)]
    [InlineData("Uh-huh.", DismissReason.Backchannel)]
    public void A_false_interruption_pauses_the_voice_and_it_goes_on_to_the_sample(string words, DismissReason reason)
    {
        Speaking(With(new InterruptionPolicy { Reaction = SpeechReaction.Pause, Backchannels = ["uh huh"] }), null, words);
        PersonSpeaks(400);

        var dismissed = Await<FalseInterruptionEvent>();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > dismissed.T);

        Assert.Equal(reason, dismissed.Reason);
        Assert.InRange(dismissed.PausedMs, 1_000, 1_300);
        Assert.Empty(All<InterruptionEvent>());
        AssertHeardWhole(1, AnswerMs);
        Assert.Equal(
            [AgentState.Speaking, AgentState.Listening, AgentState.Speaking, AgentState.Listening],
            All<AgentStateEvent>().Select(state => state.State).SkipWhile(state => state != AgentState.Speaking));
        Assert.Single(All<FirstAudioEvent>());
    }

    [Fact]
    public void A_noise_that_is_never_transcribed_lets_the_voice_go_on_after_a_while()
    {
        Script.OnEveryConnection(connection => connection
            .Hears("Tell me.").Hears("", TimeSpan.FromMinutes(1))
            .OnTurn(turn => turn.Says("One two three.", TimeSpan.FromMilliseconds(AnswerMs), signal: 1)));
        Start(With(new InterruptionPolicy { Reaction = SpeechReaction.Pause }));
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        PersonSpeaks(300);

        var dismissed = Await<FalseInterruptionEvent>();
        AssertAbout(2_000, dismissed.T - All<SpeechStoppedEvent>().Last().T);
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > dismissed.T);
        AssertHeardWhole(1, AnswerMs);
    }

    [Fact]
    public void Words_turn_a_pause_into_an_interruption_and_nothing_more_of_the_answer_is_heard()
    {
        Speaking(With(new InterruptionPolicy { Reaction = SpeechReaction.Pause }), null, "Wait a moment.");
        PersonSpeaks(400);

        var interruption = Await<InterruptionEvent>();
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.InRange(interruption.HeardMs, 1_000, 1_150);
        Assert.Equal(interruption.HeardMs, Await<TruncateEvent>().AudioEndMs);
        Assert.InRange(Heard(1).Length / 24, interruption.HeardMs - 2, interruption.HeardMs + 2);
        Assert.Empty(All<FalseInterruptionEvent>());
    }

    [Fact]
    public void Speech_that_must_not_be_interrupted_is_heard_whole_and_the_person_is_answered_after_it()
    {
        Script.OnEveryConnection(connection => connection.Hears("But I want to know.")
            .OnTurn(turn => turn.Says("This call is recorded.", TimeSpan.FromMilliseconds(AnswerMs), signal: 1))
            .OnTurn(turn => turn.Says("All right.", TimeSpan.FromSeconds(1), signal: 2)));
        Start();
        var saying = Session.SayAsync("This call is recorded.", interruptible: false);
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.Equal(RequestStatus.Completed, Result(saying).Status);
        AssertHeardWhole(1, AnswerMs);
        Assert.Empty(All<InterruptionEvent>());
    }

    [Fact]
    public void An_agent_that_is_never_interrupted_says_everything_and_answers_afterwards()
    {
        Speaking(With(new InterruptionPolicy { Allowed = false }), null, "Stop.");
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        AssertHeardWhole(1, AnswerMs);
        Assert.Empty(All<InterruptionEvent>());
    }

    [Fact]
    public void A_local_detector_stops_the_voice_before_the_service_has_said_a_word()
    {
        var local = new SessionGraph(
            new SessionGraphOptions(),
            SessionPipelines.Empty with { Input = Vad() },
            Clock.Time);
        Speaking(With(new InterruptionPolicy { LocalDetection = true }), Services(audio: local), "Stop.");
        PersonSpeaks();

        var interruption = Await<InterruptionEvent>();
        var told = Await<SpeechStartedEvent>(started => started.T > 2_000);

        Assert.True(interruption.T < told.T, $"{interruption.T} is not before {told.T}.");
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
        Assert.Single(All<InterruptionEvent>());
    }

    [Fact]
    public void A_policy_that_cannot_work_is_refused_at_the_start()
    {
        Start();
        Manager.Tell(new SessionProtocol.Start(Spec() with
        {
            Settings = Spec().Settings with { Transcription = null },
            Conversation = new ConversationOptions { Interruptions = new InterruptionPolicy { Backchannels = ["mhm"] } },
        }));

        Assert.Contains("transcription", ExpectMsg<SessionProtocol.Refused>().Reason, StringComparison.Ordinal);
    }

    private static Pipeline Vad()
    {
        var errors = new List<string>();
        var config = Akka.Configuration.ConfigurationFactory.ParseString(
            "akkavoice { pipelines { input = [{ stage = energy-vad, min-speech-ms = 30 }], output = [], on-stage-failure = bypass } }");
        var pipelines = SessionPipelines.FromConfig(config, new StageCatalog(), ".", errors);
        Assert.Empty(errors);
        return pipelines.Input;
    }
}
