using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

public sealed class ServerEventReaderTests
{
    private static readonly RealtimeFault NoDetails = new("unknown", null, "The server gave no details.");
    private readonly DecodedOutput _output = new();

    public static TheoryData<string, RealtimeEvent[]> Messages => new()
    {
        {
            """{"type":"session.created","session":{"id":"sess_1","model":"gpt-realtime-2.1","expires_at":1785217650}}""",
            [new SessionOpened("sess_1", "gpt-realtime-2.1", DateTimeOffset.FromUnixTimeSeconds(1_785_217_650))]
        },
        { """{"type":"session.created","session":{"id":"s"}}""", [new SessionOpened("s", null, null)] },
        { """{"type":"session.updated","session":{"audio":{"output":{"voice":"marin"}}}}""", [new SessionConfigured("marin")] },
        { """{"type":"session.updated","session":{"audio":{"output":{"voice":{"id":"voice_7"}}}}}""", [new SessionConfigured("voice_7")] },
        { """{"type":"session.updated","session":{"audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false}}}}}""", [new SessionConfigured(null) { CreatesResponses = false }] },
        { """{"type":"session.updated","session":{"audio":{"input":{"turn_detection":null}}}}""", [new SessionConfigured(null) { CreatesResponses = false }] },
        { """{"type":"session.updated","session":{"turn_detection":{"type":"server_vad","create_response":true}}}""", [new SessionConfigured(null) { CreatesResponses = true }] },
        { """{"type":"session.updated","session":{"audio":{"input":{"turn_detection":{"type":"server_vad","create_response":"yes"}}}}}""", [new SessionConfigured(null)] },
        {
            """{"type":"error","event_id":"e","error":{"type":"invalid_request_error","code":"invalid_value","message":"No.","param":"item_id","event_id":"cmd_3"}}""",
            [new RealtimeFaulted(new RealtimeFault("invalid_request_error", "invalid_value", "No.", "item_id", "cmd_3"))]
        },
        { """{"type":"error"}""", [new RealtimeFaulted(NoDetails)] },
        {
            """{"type":"rate_limits.updated","rate_limits":[{"name":"requests","limit":10,"remaining":9,"reset_seconds":1.5},{"name":"tokens","limit":15000000,"remaining":14999000,"reset_seconds":0.004}]}""",
            [new RateLimitChanged("requests", 10, 9, TimeSpan.FromSeconds(1.5)), new RateLimitChanged("tokens", 15_000_000, 14_999_000, TimeSpan.FromMilliseconds(4))]
        },
        { """{"type":"input_audio_buffer.speech_started","item_id":"u","audio_start_ms":1460}""", [new UserSpeechStarted("u", 1_460)] },
        { """{"type":"input_audio_buffer.speech_stopped","item_id":"u","audio_end_ms":4256}""", [new UserSpeechStopped("u", 4_256)] },
        { """{"type":"input_audio_buffer.committed","item_id":"u","previous_item_id":"p"}""", [new UserTurnCommitted("u", "p")] },
        { """{"type":"input_audio_buffer.committed","item_id":"u","previous_item_id":null}""", [new UserTurnCommitted("u", null)] },
        { """{"type":"input_audio_buffer.timeout_triggered","item_id":"u","audio_start_ms":1,"audio_end_ms":2}""", [new IdleTimedOut("u", 1, 2)] },
        { """{"type":"conversation.item.input_audio_transcription.delta","item_id":"u","content_index":0,"delta":"He"}""", [new UserTranscriptDelta("u", "He")] },
        { """{"type":"conversation.item.input_audio_transcription.completed","item_id":"u","transcript":"Hello"}""", [new UserTranscriptDone("u", "Hello")] },
        {
            """{"type":"conversation.item.input_audio_transcription.failed","item_id":"u","error":{"type":"server_error","code":"x","message":"m"}}""",
            [new UserTranscriptFailed("u", new RealtimeFault("server_error", "x", "m"))]
        },
        { """{"type":"conversation.item.added","previous_item_id":"p","item":{"id":"i","type":"message","role":"user"}}""", [new ItemAdded("i", "p", ItemKind.User)] },
        { """{"type":"conversation.item.created","item":{"id":"i","type":"message","role":"system"}}""", [new ItemAdded("i", null, ItemKind.System)] },
        { """{"type":"conversation.item.added","item":{"id":"i","type":"function_call_output"}}""", [new ItemAdded("i", null, ItemKind.ToolOutput)] },
        { """{"type":"conversation.item.added","item":{"id":"i","type":"mcp_list_tools"}}""", [new ItemAdded("i", null, ItemKind.Other)] },
        { """{"type":"conversation.item.truncated","item_id":"i","content_index":0,"audio_end_ms":1200}""", [new ItemTruncated("i", 1_200)] },
        { """{"type":"conversation.item.deleted","item_id":"i"}""", [new ItemDeleted("i")] },
        { """{"type":"response.created","response":{"id":"r","metadata":{"k":"v"}}}""", [new ResponseStarted("r", new Dictionary<string, string> { ["k"] = "v" })] },
        { """{"type":"input_audio_buffer.cleared"}""", [] },
        { """{"type":"conversation.item.retrieved","item":{}}""", [] },
        { """{"type":"response.content_part.added","response_id":"r","item_id":"i","part":{"type":"audio"}}""", [] },
        { """{"type":"response.mcp_call.completed","item_id":"i"}""", [] },
        { """{"type":"tomorrow.news","x":1}""", [new UnknownMessage("tomorrow.news")] },
        { """{"type":"response.tomorrow"}""", [new UnknownMessage("response.tomorrow")] },
        { """{"type":"input_audio_buffer.tomorrow"}""", [new UnknownMessage("input_audio_buffer.tomorrow")] },
        { """{"type":"conversation.tomorrow"}""", [new UnknownMessage("conversation.tomorrow")] },
        { """{"no":"type"}""", [new MessageRejected("it has no type")] },
        { """{"type":5}""", [new MessageRejected("its type is not a text")] },
        { """[1]""", [new MessageRejected("not a JSON object")] },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_message_becomes_the_events_it_means(string message, RealtimeEvent[] expected)
    {
        _output.Read(message);
        Assert.Equal(expected.Select(Comparable), _output.Events.Select(Comparable));
    }

    [Fact]
    public void A_spoken_answer_is_told_from_start_to_finish()
    {
        _output.Read(
            """{"type":"response.created","response":{"id":"r","status":"in_progress","output":[]}}""",
            """{"type":"response.output_item.added","response_id":"r","item":{"id":"a","type":"message","role":"assistant","content":[]}}""",
            """{"type":"conversation.item.added","previous_item_id":"u","item":{"id":"a","type":"message","role":"assistant"}}""",
            """{"type":"response.output_audio_transcript.delta","response_id":"r","item_id":"a","content_index":0,"delta":"Good ","obfuscation":"x"}""",
            """{"type":"response.output_audio.delta","response_id":"r","item_id":"a","content_index":0,"delta":"AQA="}""",
            """{"type":"response.output_audio_transcript.delta","response_id":"r","item_id":"a","content_index":0,"delta":"day."}""",
            """{"type":"response.output_audio.done","response_id":"r","item_id":"a","content_index":0}""",
            """{"type":"response.output_audio_transcript.done","response_id":"r","item_id":"a","content_index":0,"transcript":"Good day."}""",
            """{"type":"conversation.item.done","item":{"id":"a","type":"message","role":"assistant","status":"completed","content":[{"type":"output_audio","transcript":"Good day."}]}}""",
            """{"type":"response.output_item.done","response_id":"r","item":{"id":"a","type":"message","role":"assistant","status":"completed","content":[{"type":"output_audio","transcript":"Good day."}]}}""",
            """{"type":"response.done","response":{"id":"r","status":"completed","output":[{"id":"a","type":"message"}],"usage":{"total_tokens":9,"input_tokens":5,"output_tokens":4,"input_token_details":{"cached_tokens":2,"audio_tokens":3},"output_token_details":{"audio_tokens":1}}}}""");
        Assert.Equal(
            [
                new ResponseStarted("r", null),
                new ResponseItemStarted("r", "a", ItemKind.Assistant),
                new ItemAdded("a", "u", ItemKind.Assistant),
                new AssistantTextDelta("r", "a", "Good ", true),
                new AssistantAudioStarted("r", "a", null),
                new AssistantTextDelta("r", "a", "day.", true),
                new AssistantAudioDone("r", "a"),
                new AssistantTextDone("r", "a", "Good day.", true),
                new ResponseFinished("r", ResponseOutcome.Completed, null, null, new TokenUsage(5, 4, 2, 3, 1)),
            ],
            _output.Events);
    }

    [Theory]
    [InlineData("""{"id":"r","status":"cancelled","status_details":{"type":"cancelled","reason":"turn_detected"}}""", ResponseOutcome.Cancelled, "turn_detected")]
    [InlineData("""{"id":"r","status":"cancelled","status_details":"client_cancelled"}""", ResponseOutcome.Cancelled, "client_cancelled")]
    [InlineData("""{"id":"r","status":"incomplete","status_details":{"reason":"turn_detected"}}""", ResponseOutcome.Cancelled, "turn_detected")]
    [InlineData("""{"id":"r","status":"incomplete","status_details":{"reason":"max_output_tokens"}}""", ResponseOutcome.Incomplete, "max_output_tokens")]
    [InlineData("""{"id":"r","status":"completed","status_details":null}""", ResponseOutcome.Completed, null)]
    public void The_end_of_a_response_is_told_in_one_way_however_servers_say_it(string response, ResponseOutcome outcome, string? reason)
    {
        _output.Read($$"""{"type":"response.done","response":{{response}}}""");
        Assert.Equal([new ResponseStarted("r", null), new ResponseFinished("r", outcome, reason, null, null)], _output.Events);
    }

    [Theory]
    [InlineData("""{"id":"r","status":"failed","status_details":{"type":"failed","error":{"type":"requests","code":"rate_limit_exceeded","message":"Slow down."}}}""", "rate_limit_exceeded")]
    [InlineData("""{"id":"r","status":"failed"}""", null)]
    public void A_failed_response_says_what_failed(string response, string? code)
    {
        _output.Read($$"""{"type":"response.done","response":{{response}}}""");
        var finished = Assert.Single(_output.Of<ResponseFinished>());
        Assert.Equal(ResponseOutcome.Failed, finished.Outcome);
        Assert.Equal(code, finished.Fault!.Code);
    }

    [Fact]
    public void A_response_is_begun_once_and_finished_once()
    {
        var created = """{"type":"response.created","response":{"id":"r"}}""";
        var done = """{"type":"response.done","response":{"id":"r","status":"completed"}}""";
        _output.Read(created, created, done, done, created);
        Assert.Single(_output.Of<ResponseStarted>());
        Assert.Single(_output.Of<ResponseFinished>());
    }

    [Fact]
    public void Texts_whose_own_end_is_missing_end_with_their_response()
    {
        _output.Read(
            """{"type":"response.output_text.delta","response_id":"r","item_id":"a","content_index":0,"delta":"Hi"}""",
            """{"type":"response.done","response":{"id":"r","status":"completed","output":[{"id":"a","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hi."}]}]}}""");
        Assert.Equal([new AssistantTextDone("r", "a", "Hi.", false)], _output.Of<AssistantTextDone>());
    }

    // Records compare dictionaries by reference.
    private static string Comparable(RealtimeEvent e) =>
        e is ResponseStarted { Metadata: { } m } s ? $"{s.ResponseId} {string.Join(",", m)}" : e.ToString();
}
