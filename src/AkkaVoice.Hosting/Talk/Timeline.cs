using System.Globalization;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Hosting.Talk;

/// <summary>The conversation at a glance, when it is over: who spoke when, what was said, which tools, how long the answers took.</summary>
internal sealed class Timeline
{
    private readonly List<(double From, double To, string Who, string What)> _rows = [];
    private readonly Dictionary<string, ToolCallEvent> _calls = [];
    private readonly List<FirstAudioEvent> _answers = [];
    private readonly Queue<string> _callerWords = [];
    private readonly Queue<string> _agentWords = [];
    private double? _callerSince;
    private double? _agentSince;

    public void Add(SessionEvent happened)
    {
        switch (happened)
        {
            case UserStateEvent { State: UserState.Speaking }:
                _callerSince = happened.T;
                break;
            case UserStateEvent when _callerSince is { } since:
                _rows.Add((since, happened.T, "caller", ""));
                _callerSince = null;
                break;
            case AgentStateEvent { State: AgentState.Speaking }:
                _agentSince ??= happened.T;
                break;
            case AgentStateEvent when _agentSince is { } since:
                _rows.Add((since, happened.T, "agent", ""));
                _agentSince = null;
                break;
            case TranscriptEvent { Final: true } said:
                (said.Role is Speaker.User ? _callerWords : _agentWords).Enqueue(said.Role is Speaker.User ? said.Text : said.Heard);
                break;
            case ToolCallEvent call:
                _calls[call.CallId] = call;
                break;
            case ToolResultEvent result when _calls.TryGetValue(result.CallId, out var call):
                _rows.Add((call.T, result.T, "tool", $"{call.Name} {call.Arguments} -> {result.Output}"));
                break;
            case FirstAudioEvent first:
                _answers.Add(first);
                break;
            default:
                break;
        }
    }

    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine();
        foreach (var (from, to, who, what) in _rows.OrderBy(r => r.From))
        {
            var words = who switch
            {
                "caller" => Next(_callerWords),
                "agent" => Next(_agentWords),
                _ => what,
            };
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{from / 1000,7:0.00} - {to / 1000,6:0.00} s  {who,-6}  {words}"));
        }

        if (_answers.Count == 0) return;
        writer.WriteLine();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"From the caller's last sound to the first of the answer: {Median(a => a.DelayMs):0} ms; turn detection {Median(a => a.VadMs):0}, server {Median(a => a.ServerMs):0}, tools {Median(a => a.ToolMs):0}, engine {Median(a => a.EngineMs):0.0} ms{(_answers.Count > 1 ? $" (medians of {_answers.Count} answers)" : "")}"));
    }

    private double Median(Func<FirstAudioEvent, double> part)
    {
        var sorted = _answers.Select(part).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Next(Queue<string> words) => words.TryDequeue(out var next) ? next : "";
}
