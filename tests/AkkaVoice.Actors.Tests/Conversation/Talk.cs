using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Conversation;

/// <summary>A conversation under test: takes events at times of the test's choice and keeps what it wanted done.</summary>
internal sealed class Talk(ConversationOptions? options = null)
{
    public ConversationOptions Options { get; set; } = options ?? new ConversationOptions();

    public ConversationState State { get; private set; } = new();

    public List<ConversationEffect> Effects { get; } = [];

    public TimeSpan Now { get; set; }

    public IEnumerable<RealtimeCommand> Sent => Effects.OfType<SendCommand>().Select(effect => effect.Command);

    public IEnumerable<SessionEvent> Announced => Effects.OfType<Announce>().Select(effect => effect.Event);

    public IEnumerable<CreateResponse> Creates => Sent.OfType<CreateResponse>();

    public static Talk Ready(ConversationOptions? options = null)
    {
        var talk = new Talk(options);
        talk.Hears(new LinkReady());
        return talk;
    }

    public Talk At(int ms)
    {
        Now = TimeSpan.FromMilliseconds(ms);
        return this;
    }

    /// <summary>Forgets the effects so far, so that a test can speak about what comes next.</summary>
    public Talk Then()
    {
        Effects.Clear();
        return this;
    }

    public Talk Hears(ConversationEvent conversationEvent) => HearsLate(conversationEvent with { At = Now });

    /// <summary>Takes an event that happened at a time of its own.</summary>
    public Talk HearsLate(ConversationEvent conversationEvent)
    {
        (State, var effects) = ConversationMachine.Decide(State, conversationEvent, Options);
        Effects.AddRange(effects);
        return this;
    }

    public Talk Model(params RealtimeEvent[] events)
    {
        foreach (var realtimeEvent in events)
        {
            Hears(new ModelEvent(realtimeEvent));
        }

        return this;
    }

    public Talk Audio(params SessionAudioEvent[] events)
    {
        foreach (var audioEvent in events)
        {
            Hears(new AudioEvent(audioEvent));
        }

        return this;
    }

    public Talk PersonSpeaks(string itemId) => Model(new UserSpeechStarted(itemId, 0));

    public Talk PersonStops(string itemId) =>
        Model(new UserSpeechStopped(itemId, 0), new UserTurnCommitted(itemId, null));

    /// <summary>A response begins, with one item whose audio and text arrive whole; it is not over yet.</summary>
    public Talk Answer(string responseId, string itemId, string text = "one two three four", string? requestId = null) =>
        Model(Started(responseId, requestId)).Model(
            new ResponseItemStarted(responseId, itemId, ItemKind.Assistant),
            new AssistantAudioStarted(responseId, itemId, null),
            new AssistantTextDelta(responseId, itemId, text, Spoken: true),
            new AssistantAudioDone(responseId, itemId),
            new AssistantTextDone(responseId, itemId, text, Spoken: true));

    public Talk Finish(string responseId, ResponseOutcome outcome = ResponseOutcome.Completed, string? reason = null) =>
        Model(new ResponseFinished(responseId, outcome, reason, null, null));

    public Talk Plays(string responseId, string itemId) => Audio(new PlayoutStarted(responseId, itemId));

    public Talk PlaysOut(string responseId, string itemId, int ms) =>
        Audio(new PlayoutItemEnded(new PlayoutPosition(responseId, itemId, 0, ms, ms)), new PlayoutDrained());

    /// <summary>The playout answers the newest flush.</summary>
    public Talk Flushed(params PlayoutPosition[] positions) =>
        Audio(new PlayoutFlushed(Effects.OfType<FlushPlayout>().Last().FlushId, positions, 0));

    public Talk Elapses(ConversationTimer timer) => Hears(new TimerElapsed(timer));

    public static ResponseStarted Started(string responseId, string? requestId = null) => new(
        responseId,
        requestId is null ? null : new Dictionary<string, string> { [ResponseMachine.RequestKey] = requestId });

    public static PlayoutPosition Position(string responseId, string itemId, int heardMs, int receivedMs) =>
        new(responseId, itemId, 0, heardMs, receivedMs);

    public T Single<T>()
        where T : SessionEvent => Assert.Single(Announced.OfType<T>());
}
