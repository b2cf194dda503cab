using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.EndToEnd.Tests.Talk;

public class AnswerTests
{
    [Fact]
    public async Task A_question_that_needs_a_tool_is_answered_aloud()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Hears("What is the weather in Paris?").Calls("get_weather", """{"city":"Paris"}"""))
            .OnTurn(t => t.Says("It is sunny in Paris.", TimeSpan.FromSeconds(1), signal: 3));

        var run = await TalkRun.AgainstAsync(script, folder, "--in", folder.Tone("question.wav", 0.8));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var call = run.Single<ToolCallEvent>();
        Assert.Equal("get_weather", call.Name);
        Assert.Contains("Paris", call.Arguments);
        var result = run.Single<ToolResultEvent>();
        Assert.True(result.Ok);
        Assert.Equal(call.CallId, result.CallId);
        Assert.Contains("sample", result.Output);
        Assert.Equal(SessionEndReason.Quiet, run.Single<EndEvent>().Reason);
        Assert.Single(run.Events.OfType<TranscriptEvent>(), t => t is { Final: true, Role: Speaker.User, Text: "What is the weather in Paris?" });
        Assert.Single(run.Events.OfType<TranscriptEvent>(), t => t is { Final: true, Role: Speaker.Assistant, Text: "It is sunny in Paris.", Heard: "It is sunny in Paris." });
        Assert.Contains("get_weather", run.Output);
    }

    [Fact]
    public async Task The_states_follow_the_conversation()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create().OnTurn(t => t.Thinks(TimeSpan.FromMilliseconds(100)).Says("Hello.", TimeSpan.FromSeconds(0.5)));

        var run = await TalkRun.AgainstAsync(script, folder, "--in", folder.Tone("hello.wav", 0.5));

        Assert.Equal(
            [AgentState.Initializing, AgentState.Listening, AgentState.Thinking, AgentState.Speaking, AgentState.Listening],
            run.Events.OfType<AgentStateEvent>().Select(e => e.State));
        Assert.Equal([ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready], run.Events.OfType<ConnectionEvent>().Select(e => e.State).Take(3));
        Assert.Equal(run.Events.Select(e => e.T).Order(), run.Events.Select(e => e.T));
    }

    [Fact]
    public async Task The_recording_holds_whole_answers_where_they_were_heard()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("A long story.", TimeSpan.FromSeconds(1), signal: 5))
            .OnTurn(t => t.Says("Another.", TimeSpan.FromSeconds(0.4), signal: 6))
            .OnTurn(t => t.Says("A third one.", TimeSpan.FromSeconds(0.4), signal: 7));

        var run = await TalkRun.AgainstAsync(
            script, folder, "--in", folder.Tone("a.wav", 0.5), folder.Tone("b.wav", 0.3), folder.Tone("c.wav", 0.3));

        var heard = new[] { 5, 6, 7 }.Select(signal => Coded.Find(run.Recording, signal)).ToList();
        Assert.Equal([24_000, 9_600, 9_600], heard.Select(answer => answer.Count));
        Assert.Equal([0, 0, 0], heard.Select(answer => answer.First));
        Assert.Equal([23_999, 9_599, 9_599], heard.Select(answer => answer.Last));

        // The recording's time is the room's, which began a moment before the session's own: how far they are apart is the same for every answer,
        // for two of them also when the machine stops at a third.
        var apart = heard.Zip(run.Events.OfType<FirstAudioEvent>(), (answer, told) => (answer.StartsAt / 24.0) - told.T).ToList();
        Assert.Equal(3, apart.Count);
        Assert.Contains([apart[0] - apart[1], apart[1] - apart[2], apart[2] - apart[0]], ms => Math.Abs(ms) <= 100);
    }

    [Fact]
    public async Task Several_recordings_are_said_one_after_another_each_after_its_answer()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("One.", TimeSpan.FromSeconds(0.4)))
            .OnTurn(t => t.Says("Two.", TimeSpan.FromSeconds(0.4)));

        var run = await TalkRun.AgainstAsync(script, folder, "--in", folder.Tone("a.wav", 0.4), folder.Tone("b.wav", 0.4));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(2, run.Events.OfType<FirstAudioEvent>().Count());
        Assert.Empty(run.Events.OfType<InterruptionEvent>());
        Assert.Equal(["One.", "Two."], run.Events.OfType<TranscriptEvent>().Where(t => t is { Final: true, Role: Speaker.Assistant }).Select(t => t.Heard));
    }

    [Fact]
    public async Task Stereo_holds_the_caller_left_and_the_agent_right()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Hi.", TimeSpan.FromSeconds(0.5), signal: 9));

        var run = await TalkRun.AgainstAsync(script, folder, "--stereo", "--in", folder.Tone("hello.wav", 0.5));

        var left = run.Recording.Where((_, i) => i % 2 == 0).ToArray();
        var right = run.Recording.Where((_, i) => i % 2 == 1).ToArray();
        Assert.Equal(12_000, Coded.Find(right, signal: 9).Count);
        Assert.InRange(left.Count(s => Math.Abs((int)s) > 100), 10_000, 12_000);
    }
}
