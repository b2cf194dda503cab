using System.Collections.Concurrent;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Answers by chance: speaks, calls tools, fails. Every answer has a stretch of coded signal of its own, so that what was heard of it can be
/// told from everything else.
/// </summary>
internal sealed class ChanceBrain(int seed)
{
    private const int Signals = 30;
    private const int SlotMs = 4_000;
    private const int Slots = 5;

    private static readonly ConcurrentDictionary<int, byte[]> Voices = new();

    private readonly Random _random = new(seed);
    private int _answers;
    private int _calls;

    /// <summary>Calls that were made, by id.</summary>
    public List<string> Calls { get; } = [];

    public ResponsePlan Answer(ResponseRequest request)
    {
        var thinking = TimeSpan.FromMilliseconds(_random.Next(3) == 0 ? _random.Next(1_500) : 20);
        var isAfterTool = request.Items.Count > 0 && request.Items[^1].Type == ItemType.FunctionCallOutput;
        var items = new List<PlannedItem>();
        var chance = _random.Next(20);
        if (chance == 0)
            return ResponsePlan.Fail("rate_limit_exceeded", "Slow down.");
        if (chance == 1)
            return ResponsePlan.Fail("server_error", "Try again.");
        if (!isAfterTool && request.Tools.Count > 0 && request.ToolChoice.Mode != ToolChoiceMode.None && chance < 9)
        {
            if (chance < 4)
                items.Add(Message());
            for (var calls = _random.Next(1, 3); calls > 0; calls--)
                items.Add(Call(request.Tools[_random.Next(request.Tools.Count)].Name));
        }
        else
        {
            items.Add(Message());
        }

        return new ResponsePlan
        {
            Items = items,
            ThinkingDelay = thinking,
            Interleaved = _random.Next(2) == 0,
            Outcome = chance == 19 ? PlannedOutcome.Incomplete("max_output_tokens") : PlannedOutcome.Completed,
        };
    }

    public Transcription Hear() => new() { Text = "some words", Delay = TimeSpan.FromMilliseconds(_random.Next(800)) };

    /// <summary>Which answer a stretch of audio is from; null for silence.</summary>
    public static (int Answer, long Position)? Locate(ReadOnlySpan<short> samples) =>
        CodedSignal.TryLocate(samples, out var signal, out var position) && signal < Signals
            ? (((int)(position / (SlotMs * 24)) * Signals) + signal, position % (SlotMs * 24))
            : null;

    private PlannedMessage Message()
    {
        var answer = _answers++;
        Assert.InRange(answer, 0, (Signals * Slots) - 1);
        var voice = Voices.GetOrAdd(answer % Signals, signal => CodedSignal.Generate(signal, TimeSpan.FromMilliseconds(SlotMs * Slots)));
        var from = answer / Signals * SlotMs * 48;
        return new PlannedMessage($"Answer {answer} has several words.", voice.AsMemory(from, _random.Next(200, SlotMs) * 48));
    }

    private PlannedFunctionCall Call(string tool)
    {
        var id = $"call_{_calls++}";
        Calls.Add(id);
        return new PlannedFunctionCall(tool, "{}", id);
    }
}
