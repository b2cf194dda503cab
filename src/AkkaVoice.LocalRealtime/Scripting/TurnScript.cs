using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>One turn: what is heard, and what is answered.</summary>
public sealed class TurnScript
{
    private readonly List<PlannedItem> _items = [];
    private PlannedOutcome _outcome = PlannedOutcome.Completed;
    private TimeSpan _thinking;
    private bool _interleaved;
    private Func<ResponseRequest, CancellationToken, ValueTask<ResponsePlan>>? _answer;

    private TurnScript()
    {
    }

    internal Transcription Heard { get; private set; } = Transcription.Of(string.Empty);

    /// <summary>What the recognition of the caller's audio gives.</summary>
    /// <param name="text">The words.</param>
    /// <param name="delay">How long after the commit the client is told. Default: at once.</param>
    public TurnScript Hears(string text, TimeSpan delay = default)
    {
        Heard = new Transcription { Text = text, Delay = delay };
        return this;
    }

    /// <summary>The recognition of the caller's audio fails.</summary>
    public TurnScript FailsToHear(string code, string message)
    {
        Heard = new Transcription { Text = string.Empty, Error = new PlanError("transcription_error", code, message) };
        return this;
    }

    /// <summary>Says something.</summary>
    /// <param name="text">The transcript, or the text of a text response.</param>
    /// <param name="audio">PCM, 24 kHz, mono, signed 16 bit little-endian.</param>
    /// <param name="phase"><c>commentary</c>, <c>final_answer</c> or null.</param>
    public TurnScript Says(string text, ReadOnlyMemory<byte> audio, string? phase = null)
    {
        _items.Add(new PlannedMessage(text, audio, phase));
        return this;
    }

    /// <summary>Says something with a <see cref="CodedSignal"/> as its voice, so that a test can tell which samples were heard.</summary>
    /// <param name="text">The transcript.</param>
    /// <param name="duration">How long the audio is.</param>
    /// <param name="signal">Number of the signal, 0 to 31. Default: 0.</param>
    /// <param name="phase"><c>commentary</c>, <c>final_answer</c> or null.</param>
    public TurnScript Says(string text, TimeSpan duration, int signal = 0, string? phase = null) =>
        Says(text, CodedSignal.Generate(signal, duration), phase);

    /// <summary>Writes something that nobody hears, as models now and then do although they were asked for a voice.</summary>
    /// <param name="text">The text.</param>
    public TurnScript Writes(string text)
    {
        _items.Add(new PlannedMessage(text, default) { WrittenOnly = true });
        return this;
    }

    /// <summary>Calls a function.</summary>
    /// <param name="name">The function.</param>
    /// <param name="argumentsJson">Its arguments; sent as they are.</param>
    /// <param name="callId">Id of the call; null makes one.</param>
    public TurnScript Calls(string name, string argumentsJson, string? callId = null)
    {
        _items.Add(new PlannedFunctionCall(name, argumentsJson, callId));
        return this;
    }

    /// <summary>Thinks for this long before the first output.</summary>
    public TurnScript Thinks(TimeSpan delay)
    {
        _thinking = delay;
        return this;
    }

    /// <summary>Opens each item before the one before it is closed.</summary>
    public TurnScript Interleaves()
    {
        _interleaved = true;
        return this;
    }

    /// <summary>Fails, after whatever else the turn sends.</summary>
    public TurnScript Fails(string code, string message)
    {
        _outcome = PlannedOutcome.Failed(new PlanError("server_error", code, message));
        return this;
    }

    /// <summary>Ends incomplete: <c>max_output_tokens</c> or <c>content_filter</c>.</summary>
    public TurnScript EndsIncomplete(string reason)
    {
        _outcome = PlannedOutcome.Incomplete(reason);
        return this;
    }

    /// <summary>Decides when it is asked, from what the session declared and what was said. Replaces everything else of the turn but <see cref="Hears"/>.</summary>
    public TurnScript Answers(Func<ResponseRequest, ResponsePlan> answer) =>
        Answers((request, _) => ValueTask.FromResult(answer(request)));

    /// <summary>Decides later, outside the session's loop.</summary>
    public TurnScript Answers(Func<ResponseRequest, CancellationToken, ValueTask<ResponsePlan>> answer)
    {
        _answer = answer;
        return this;
    }

    internal static TurnScript From(Action<TurnScript> describe)
    {
        var turn = new TurnScript();
        describe(turn);
        return turn;
    }

    internal ValueTask<ResponsePlan> PlanAsync(ResponseRequest request, CancellationToken cancellation) => _answer is { } answer
        ? answer(request, cancellation)
        : ValueTask.FromResult(new ResponsePlan { Items = _items, Outcome = _outcome, ThinkingDelay = _thinking, Interleaved = _interleaved });
}
