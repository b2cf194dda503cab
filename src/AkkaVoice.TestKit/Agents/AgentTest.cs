using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;

namespace AkkaVoice.Testing.Agents;

/// <summary>
/// A conversation with agents in virtual time: the real session, audio path and tools, against a scripted model on the local realtime server. What
/// the model hears and decides is the test's; what the agents make of it is theirs.
/// </summary>
/// <example>
/// <code>
/// using var agent = AgentTest.Of([MyAgents.Weather]);
/// agent.Hears("what is the weather in Paris").CallsTool("get_weather", new { city = "Paris" }).Says("It is sunny in Paris.");
/// Assert.True(agent.ToolResults[0].Ok);
/// </code>
/// </example>
public sealed class AgentTest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly AgentStage _stage;
    private int _callIds;
    private int _asked;
    private double _since;

    private AgentTest(AgentStage stage) => _stage = stage;

    /// <summary>The clock: for services of tools that take one.</summary>
    public TimeProvider Time => _stage.Clock.Time;

    /// <summary>The session.</summary>
    public SessionHandle Session => _stage.Session;

    /// <summary>The name of the agent in force.</summary>
    public string Agent => Session.Agent;

    /// <summary>All events so far, in order.</summary>
    public IReadOnlyList<SessionEvent> Events => _stage.Events;

    /// <summary>What the tools answered so far, in order.</summary>
    public IReadOnlyList<ToolResultEvent> ToolResults => [.. Events.OfType<ToolResultEvent>()];

    /// <summary>The instructions that the model had for its last answer, placeholders filled in; empty before the first.</summary>
    public string Instructions => _stage.Model.Requests is [.., var last] ? last.Instructions : "";

    /// <summary>The names of the tools that the model was offered for its last answer.</summary>
    public IReadOnlyList<string> OfferedTools => _stage.Model.Requests is [.., var last] ? [.. last.Tools.Select(tool => tool.Name)] : [];

    /// <summary>What both said so far, and what was heard of it.</summary>
    public IReadOnlyList<JournalLine> Conversation => [.. Session.Journal.Lines()];

    internal bool IsSpeaking => Events.OfType<AgentStateEvent>().LastOrDefault()?.State == AgentState.Speaking;

    /// <summary>Begins a conversation.</summary>
    /// <param name="agents">The agents; it begins with the first.</param>
    /// <param name="options">What else there is to it; null for the defaults.</param>
    /// <returns>The conversation.</returns>
    /// <exception cref="AgentTestException">The session did not become ready.</exception>
    public static AgentTest Of(IReadOnlyList<Agent> agents, AgentTestOptions? options = null)
    {
        var stage = new AgentStage(agents, options ?? new AgentTestOptions());
        try
        {
            var test = new AgentTest(stage);
            test.Await(() => stage.Events.Any(told => told is ConnectionEvent { State: ConnectionStatus.Ready }), "the session becomes ready");
            return test;
        }
        catch
        {
            stage.Dispose();
            throw;
        }
    }

    /// <summary>The person says something; when the agent is speaking, they interrupt it.</summary>
    /// <param name="words">What the model hears.</param>
    /// <returns>The turn, to say what the model does about it.</returns>
    public AgentTurn Hears(string words) => new(this, () =>
    {
        _stage.Model.Hear(words);
        _stage.PersonSpeaks();
    });

    /// <summary>The model does something before the person has said anything, because of a greeting or of what the program asked for.</summary>
    /// <returns>The turn, to say what it does.</returns>
    public AgentTurn Begins() => new(this, () => { });

    /// <summary>Lets time pass.</summary>
    /// <param name="time">How much.</param>
    /// <returns>This conversation.</returns>
    public AgentTest Wait(TimeSpan time)
    {
        _stage.Advance(time);
        return this;
    }

    /// <summary>Ends the conversation.</summary>
    public void Dispose() => _stage.Dispose();

    internal string NextCallId() => $"call_{++_callIds}";

    internal bool HasHeard(string text) => Session.IsQuiet && Events.OfType<TranscriptEvent>()
        .Any(said => said is { Role: Speaker.Assistant, Final: true } && said.Heard == text && said.T >= _since);

    internal void Run(Action begin, IReadOnlyList<ModelTurn> answers, int calls, Func<bool> done, string what)
    {
        _since = Events.Count > 0 ? Events[^1].T : 0;
        _asked += calls;
        foreach (var answer in answers) _stage.Model.Answer(answer);
        begin();
        Await(() => done() && _stage.Model.Waiting == 0 && ToolResults.Count >= _asked, what);
    }

    private void Await(Func<bool> condition, string what)
    {
        var happened = _stage.AdvanceUntil(
            () => condition() || _stage.Model.Problem is not null || Session.Completion.IsCompleted, Patience);
        if (_stage.Model.Problem is { } problem) throw Fail(problem);
        if (!happened || !condition()) throw Fail($"Expected that {what}, within {Patience.TotalSeconds} s of virtual time.");
    }

    private AgentTestException Fail(string message) =>
        new($"{message}{Environment.NewLine}What happened:{Environment.NewLine}{string.Join(Environment.NewLine, Events.Select(SessionEventJson.Write))}");
}
