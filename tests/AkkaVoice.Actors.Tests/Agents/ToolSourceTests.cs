using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.Actors.Tools.Sources;
using AkkaVoice.LocalRealtime.Brains;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Agents;

public class ToolSourceTests : SessionTests
{
    private readonly FakeSource _source = new();
    private readonly List<string> _offered = [];

    [Fact]
    public void Tools_that_appear_while_the_session_runs_are_offered_and_those_that_go_are_withdrawn()
    {
        foreach (var word in new[] { "one", "two", "three" })
        {
            Script.OnTurn(turn => turn.Hears(word).Answers(Noted));
        }

        Start(Spec() with { Agents = [new Agent("a") { Tools = [AgentTool.From(() => 1, "own")], Sources = [_source] }] });
        Speak();
        _source.Has(Tool("extra", () => 2));
        Speak();
        _source.Has();
        Speak();

        Assert.Equal(["own", "own,extra", "own"], _offered);
        Assert.Single(All<ConnectionEvent>(), connection => connection.State == ConnectionStatus.Dialling);
    }

    [Fact]
    public void A_call_of_a_tool_that_has_gone_is_answered_and_the_conversation_goes_on()
    {
        Script.OnTurn(turn => turn.Hears("x").Calls("extra", "{}", "call_1"))
            .OnTurn(turn => turn.Says("It is not there any more.", TimeSpan.FromSeconds(1)));
        _source.Has(Tool("extra", () => 2));
        Start(Spec() with { Agents = [new Agent("a") { Sources = [_source] }] });
        _source.Has();
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "It is not there any more.", Final: true });

        Assert.Contains("There is no tool named", All<ToolResultEvent>().Single().Output);
    }

    [Fact]
    public void A_session_that_has_ended_listens_to_no_source()
    {
        Start(Spec() with { Agents = [new Agent("a") { Sources = [_source] }] });
        Assert.Equal(1, _source.Listeners);

        _ = Session.EndAsync();
        Await<EndEvent>();
        Advance(100);

        Assert.Equal(0, _source.Listeners);
    }

    private void Speak()
    {
        var answers = _offered.Count;
        PersonSpeaks();
        Await(() => _offered.Count > answers);
        Await(() => Session.IsQuiet);
    }

    private ResponsePlan Noted(ResponseRequest request)
    {
        _offered.Add(string.Join(',', request.Tools.Select(tool => tool.Name)));
        return new ResponsePlan { Items = [new PlannedMessage("Yes.", LocalRealtime.Scripting.CodedSignal.Generate(0, TimeSpan.FromSeconds(1)), null)] };
    }

    private sealed class FakeSource : IToolSource
    {
        private Action? _changed;

        public string Name => "fake";

        public IReadOnlyList<AIFunction> Tools { get; private set; } = [];

        public int Listeners => _changed?.GetInvocationList().Length ?? 0;

        public event Action? Changed
        {
            add => _changed += value;
            remove => _changed -= value;
        }

        public void Has(params AIFunction[] tools)
        {
            Tools = tools;
            _changed?.Invoke();
        }
    }
}
