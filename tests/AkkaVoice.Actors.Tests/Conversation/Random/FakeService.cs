using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>
/// A model's service reduced to its rules: one active response, turn detection that interrupts and answers, items that can
/// be cut only to what was sent; it may or may not name the request that caused a response. It complains about every command that the real one would refuse for a mistake of ours.
/// </summary>
internal sealed class FakeService(bool interrupts, bool replies, bool echoes)
{
    private const int ChunkMs = 100;

    private readonly Dictionary<string, int> _sentMs = [];
    private readonly HashSet<string> _unanswered = [];
    private readonly List<string> _open = [];
    private int _names;
    private readonly Queue<string> _untranscribed = new();
    private string? _turn;

    public Queue<object> Wire { get; } = new();

    public Queue<RealtimeCommand> Commands { get; } = new();

    public List<string> Complaints { get; } = [];

    public string? Active { get; private set; }

    /// <summary>The person's turns that the service remembers.</summary>
    public HashSet<string> Turns { get; } = [];

    public bool PersonSpeaks => _turn is not null;

    /// <summary>The agent's items that the service remembers, with their length in ms.</summary>
    public IReadOnlyDictionary<string, int> Memory => _sentMs;

    public IReadOnlySet<string> Unanswered => _unanswered;

    public void PersonStarts()
    {
        _turn = Name("u");
        Say(new UserSpeechStarted(_turn, 0));
        if (interrupts && Active is not null)
        {
            CloseOut(ResponseOutcome.Cancelled, "turn_detected");
        }
    }

    public void PersonStops()
    {
        Say(new UserSpeechStopped(_turn!, 0));
        Say(new UserTurnCommitted(_turn!, null));
        Turns.Add(_turn!);
        _untranscribed.Enqueue(_turn!);
        _turn = null;
        if (!replies)
        {
            return;
        }

        if (Active is null)
        {
            Start(null);
        }
        else
        {
            Say(new RealtimeFaulted(InTheWay(null)));
        }
    }

    /// <summary>The words of the oldest turn are found: none, a murmur, or a sentence.</summary>
    public bool Transcribe(int choice)
    {
        if (!_untranscribed.TryDequeue(out var turn))
        {
            return false;
        }

        Say(new UserTranscriptDone(turn, (choice % 3) switch { 0 => "", 1 => "Uh-huh.", _ => "Stop it." }));
        return true;
    }

    public void HandleCommand()
    {
        switch (Commands.Dequeue())
        {
            case CreateResponse create when Active is null:
                Start(create.Metadata);
                break;

            case CreateResponse create:
                Say(new RealtimeFaulted(InTheWay(create.Id)));
                break;

            case CancelResponse cancel when Active == cancel.ResponseId:
                CloseOut(ResponseOutcome.Cancelled, "client_cancelled");
                break;

            case CancelResponse:
                Say(new RealtimeFaulted(new RealtimeFault("invalid_request_error", "response_cancel_not_active", "None.")));
                break;

            case CommitInput commit when _names % 3 == 0:
                Say(new RealtimeFaulted(new RealtimeFault("invalid_request_error", "input_audio_buffer_commit_empty", "Empty.", null, commit.Id)));
                break;

            case CommitInput:
                var turn = Name("u");
                Turns.Add(turn);
                Say(new UserTurnCommitted(turn, null));
                _untranscribed.Enqueue(turn);
                break;

            case TruncateItem truncate when !_sentMs.TryGetValue(truncate.ItemId, out var sent)
                || truncate.AudioEndMs < 1 || truncate.AudioEndMs > sent:
                Complaints.Add($"bad truncate: {truncate}");
                break;

            case TruncateItem truncate:
                _sentMs[truncate.ItemId] = truncate.AudioEndMs;
                break;

            case DeleteItem delete when !_sentMs.Remove(delete.ItemId) && !Turns.Remove(delete.ItemId):
                Complaints.Add($"delete of an unknown item: {delete}");
                break;

            case CreateItem { Item: ToolOutputMessage output } when !_unanswered.Remove(output.CallId):
                Complaints.Add($"second or unasked answer: {output}");
                break;

            case CreateItem { Item: ToolOutputMessage output }:
                Say(new ItemAdded(output.Id!, null, ItemKind.ToolOutput));
                break;
        }
    }

    /// <summary>The active response goes on, in a way that the choice decides.</summary>
    public void GoOn(int choice)
    {
        var id = Active!;
        switch (choice % 6)
        {
            case 0 when _open.Count < 2:
                var item = Name("a");
                _open.Add(item);
                _sentMs[item] = 0;
                Say(new ResponseItemStarted(id, item, ItemKind.Assistant));
                break;

            case 1 when _open.Count > 0:
                Say(new AssistantTextDelta(id, _open[choice % _open.Count], "word ", Spoken: true));
                break;

            case 2 or 3 when _open.Count > 0:
                Speak(id, _open[choice % _open.Count]);
                break;

            case 4 when _names % 3 == 0:
                var call = Name("c");
                _unanswered.Add(call);
                Say(new ToolRequested(id, "item_" + call, call, "tool", "{}"));
                break;

            default:
                CloseOut((choice / 6) switch { 0 => ResponseOutcome.Completed, 1 => ResponseOutcome.Failed, _ => ResponseOutcome.Incomplete }, null);
                break;
        }
    }

    public void Finish() => CloseOut(ResponseOutcome.Completed, null);

    private void Speak(string responseId, string itemId)
    {
        if (_sentMs[itemId] == 0)
        {
            Say(new AssistantAudioStarted(responseId, itemId, null));
        }

        _sentMs[itemId] += ChunkMs;
        Wire.Enqueue(new Chunk(responseId, itemId, ChunkMs));
    }

    private void Start(IReadOnlyDictionary<string, string>? metadata)
    {
        Active = Name("r");
        Say(new ResponseStarted(Active, echoes ? metadata : null));
    }

    private void CloseOut(ResponseOutcome outcome, string? reason)
    {
        foreach (var item in _open)
        {
            if (_sentMs.GetValueOrDefault(item) > 0)
            {
                Say(new AssistantAudioDone(Active!, item));
            }

            Say(new AssistantTextDone(Active!, item, "words", Spoken: true));
        }

        _open.Clear();
        var fault = outcome == ResponseOutcome.Failed ? new RealtimeFault("server_error", "rate_limit_exceeded", "Try again in 20ms.") : null;
        Say(new ResponseFinished(Active!, outcome, reason, fault, null));
        Active = null;
    }

    private void Say(RealtimeEvent realtimeEvent) => Wire.Enqueue(realtimeEvent);

    private string Name(string prefix) => $"{prefix}{++_names}";

    private static RealtimeFault InTheWay(string? commandId) =>
        new("invalid_request_error", "conversation_already_has_active_response", "One is active.", null, commandId);
}

/// <summary>Audio on the wire.</summary>
internal sealed record Chunk(string ResponseId, string ItemId, int Ms);
