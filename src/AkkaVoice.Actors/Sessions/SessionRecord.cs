using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// What of a session outlives its actor: the conversation with its journal, the clock, and who waits for what. Written by the
/// session's current actor alone, and by the manager when there is none; read by anyone.
/// </summary>
internal sealed class SessionRecord(string id, SessionSpec spec, TimeProvider time, ulong seed)
{
    private readonly long _startedAt = time.GetTimestamp();
    private readonly Dictionary<string, IActorRef> _askers = [];
    private readonly TaskCompletionSource<EndEvent> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ConversationState _conversation = ConversationState.Begin(seed);
    private EndEvent? _end;
    private double _lastT;
    private int _requests;

    public string Id { get; } = id;

    public SessionSpec Spec { get; } = spec;

    /// <summary>The programs' hold on the session; set before its first actor is there.</summary>
    public SessionHandle Handle { get; set; } = null!;

    public ConversationState Conversation
    {
        get => _conversation;
        set => _conversation = value;
    }

    /// <summary>The person's turns of which only the audio is known.</summary>
    public TurnAudio TurnAudio { get; } = new(spec.TurnAudioMs * 48);

    /// <summary>The latest graph: what it kept of the microphone is taken over by the next. Null before the first.</summary>
    public ISessionAudio? Audio { get; set; }

    /// <summary>Whether the session ever had a connection.</summary>
    public bool Served { get; set; }

    /// <summary>Whether the agent has been told to greet.</summary>
    public bool Greeted { get; set; }

    /// <summary>What the session ends with when its actor fails too often.</summary>
    public SessionEndReason Failure { get; set; } = SessionEndReason.InternalError;

    /// <summary>Whether the end has been told.</summary>
    public bool Ended => _end is not null;

    public TimeSpan Elapsed => time.GetElapsedTime(_startedAt);

    /// <summary>Completes when the session has ended and its room was left.</summary>
    public Task<EndEvent> Completion => _completion.Task;

    /// <summary>A moment of the clock as time since the session's start.</summary>
    public TimeSpan Since(long timestamp) => time.GetElapsedTime(_startedAt, timestamp);

    /// <summary>Gives an event its time. There is nothing after the end.</summary>
    /// <returns>The event as it is to be told; null when it is not.</returns>
    public SessionEvent? Stamp(SessionEvent sessionEvent, TimeSpan at)
    {
        if (_end is not null)
        {
            return null;
        }

        // Times come from the threads on which things happen, and may overtake each other by less than a message's way.
        _lastT = Math.Max(_lastT, Math.Round(at.TotalMilliseconds, 1));
        var told = sessionEvent with { T = _lastT };
        _end = told as EndEvent;
        return told;
    }

    /// <summary>The session is over and its room was left.</summary>
    public void Complete()
    {
        Audio?.Forget();
        _completion.TrySetResult(_end ?? new EndEvent(SessionEndReason.InternalError));
    }

    /// <summary>Notes who waits for a request's outcome.</summary>
    /// <returns>The request's id.</returns>
    public string Ask(IActorRef asker)
    {
        var requestId = $"req_{++_requests}";
        _askers.Add(requestId, asker);
        return requestId;
    }

    /// <summary>Tells a request's outcome to the one who waits for it, once.</summary>
    public void Settle(string requestId, RequestOutcome outcome)
    {
        if (_askers.Remove(requestId, out var asker))
        {
            asker.Tell(outcome);
        }
    }

    /// <summary>Tells everyone who still waits.</summary>
    public void SettleAll(RequestOutcome outcome)
    {
        foreach (var requestId in _askers.Keys.ToList())
        {
            Settle(requestId, outcome);
        }
    }
}
