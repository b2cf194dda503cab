using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>Turns of one caller with the agent: each begins in the middle of the answer before, so that each is an interruption too.</summary>
internal sealed class Conversation(Caller caller, TimeSpan silence)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private TaskCompletionSource<double> _began = New<double>();
    private TaskCompletionSource<Utterance> _ended = New<Utterance>();

    /// <summary>From the caller's last sample to the answer's first at the caller, without the silence that ends a turn and without the model's thinking; ms.</summary>
    public List<double> Overheads { get; } = [];

    /// <summary>When answers were first heard, in samples of the clock.</summary>
    public List<double> Begins { get; } = [];

    /// <summary>What was heard of answers that were interrupted.</summary>
    public List<Utterance> Heard { get; } = [];

    /// <summary>Turns whose answer did not come in time.</summary>
    public int Unanswered { get; private set; }

    public async Task HoldAsync(int turns)
    {
        caller.Ear.Began += at => _began.TrySetResult(at);
        caller.Ear.Ended += utterance => _ended.TrySetResult(utterance);
        for (var turn = 0; turn < turns; turn++)
        {
            (_began, _ended) = (turn == 0 ? New<double>() : _began, New<Utterance>());
            caller.Speaking = true;
            await Task.Delay(1_200 + (turn * 37 % 100));
            if (turn > 0 && await InTime(_ended.Task)) Heard.Add(await _ended.Task);
            _began = New<double>();
            caller.Speaking = false;
            await Task.Delay(40);
            var end = caller.LastChange;
            if (!await InTime(_began.Task))
            {
                Unanswered++;
                continue;
            }

            var began = await _began.Task;
            Begins.Add(began);
            Overheads.Add(((began - end) * 1_000 / Caller.Rate) - (silence + ScriptedModel.Thinking).TotalMilliseconds);
            await Task.Delay(1_500 + (turn * 61 % 400));
        }
    }

    private static async Task<bool> InTime(Task task) => await Task.WhenAny(task, Task.Delay(Patience)) == task;

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
