using AkkaVoice.Actors.Conversation;
using AkkaVoice.Streams.Realtime.Protocol;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>
/// One decision of the conversation, its journal included: a further word of the agent's, which is most of what there is to decide in a talk, in a
/// conversation that has gone on for so many turns.
/// </summary>
public class JournalBenchmarks
{
    private readonly ConversationOptions _options = new();
    private ConversationState _state = null!;
    private ConversationEvent _word = null!;

    [Params(1, 100)]
    public int Turns { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _state = Decide(ConversationState.Begin(1), new LinkReady());
        for (var turn = 0; turn < Turns; turn++)
        {
            var (person, response, item) = ($"item_u{turn}", $"resp_{turn}", $"item_{turn}");
            foreach (RealtimeEvent said in (RealtimeEvent[])[
                new UserSpeechStarted(person, turn * 1_000),
                new UserSpeechStopped(person, (turn * 1_000) + 500),
                new UserTurnCommitted(person, null),
                new UserTranscriptDone(person, "And what is the weather like?"),
                new ResponseStarted(response, null),
                new ResponseItemStarted(response, item, ItemKind.Assistant),
                new AssistantTextDelta(response, item, "It is raining", true)])
            {
                _state = Decide(_state, new ModelEvent(said));
            }

            _word = new ModelEvent(new AssistantTextDelta(response, item, " in Paris", true));
            if (turn < Turns - 1)
                _state = Decide(_state, new ModelEvent(new ResponseFinished(response, ResponseOutcome.Completed, null, null, null)));
        }
    }

    [Benchmark]
    public ConversationState AnotherWord() => Decide(_state, _word);

    private ConversationState Decide(ConversationState state, ConversationEvent happened) =>
        ConversationMachine.Decide(state, happened, _options).State;
}
