using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>Answers as the script of its connection says. All answers are there at once unless the script makes them wait.</summary>
internal sealed class ScriptedBrain(ConnectionScript script) : IRealtimeBrain
{
    private int _next;
    private int _heard;

    public ValueTask<Transcription> TranscribeAsync(UserTurn turn, CancellationToken cancellation) =>
        ValueTask.FromResult(_heard < script.Heard.Count ? script.Heard[_heard++] : Current?.Heard ?? Transcription.Of(string.Empty));

    public ValueTask<ResponsePlan> RespondAsync(ResponseRequest request, CancellationToken cancellation)
    {
        var turn = Current;
        _next++;
        return turn?.PlanAsync(request, cancellation) ?? ValueTask.FromResult(ResponsePlan.Fail(
            "script_exhausted", $"The script of this connection has {script.Turns.Count} turns; response {_next} was not expected."));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private TurnScript? Current => _next < script.Turns.Count ? script.Turns[_next] : script.Fallback;
}
