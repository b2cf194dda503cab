using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.Testing.Agents;

/// <summary>The model of a test: hears and answers what the test says next, and keeps what it was asked with.</summary>
internal sealed class ModelScript : IRealtimeBrainFactory, IRealtimeBrain
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _heard = new();
    private readonly Queue<ModelTurn> _turns = new();
    private readonly List<ResponseRequest> _requests = [];
    private string? _problem;

    /// <summary>What the model was asked with, answer by answer.</summary>
    public IReadOnlyList<ResponseRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>What went wrong on the model's side; null when nothing did.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock) return _problem;
        }
    }

    /// <summary>Answers that were scripted and not yet asked for.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _turns.Count;
        }
    }

    public IRealtimeBrain Create(BrainContext context) => this;

    public void Hear(string words)
    {
        lock (_lock) _heard.Enqueue(words);
    }

    public void Answer(ModelTurn turn)
    {
        lock (_lock) _turns.Enqueue(turn);
    }

    public ValueTask<Transcription> TranscribeAsync(UserTurn turn, CancellationToken cancellation)
    {
        lock (_lock) return ValueTask.FromResult(Transcription.Of(_heard.TryDequeue(out var words) ? words : ""));
    }

    public ValueTask<ResponsePlan> RespondAsync(ResponseRequest request, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _requests.Add(request);
            if (!_turns.TryDequeue(out var turn))
            {
                _problem = "The model was asked for an answer that the test does not script.";
                return ValueTask.FromResult(ResponsePlan.Fail("not_scripted", _problem));
            }

            var offered = request.Tools.Select(tool => tool.Name).ToArray();
            if (turn.Calls.Except(offered).FirstOrDefault() is { } missing)
            {
                _problem = $"The test has the model call '{missing}', which it is not offered; it is offered: {(offered.Length > 0 ? string.Join(", ", offered) : "nothing")}.";
                return ValueTask.FromResult(ResponsePlan.Fail("not_offered", _problem));
            }

            return ValueTask.FromResult(turn.Plan());
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
