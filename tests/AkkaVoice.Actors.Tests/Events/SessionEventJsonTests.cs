using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Tests.Events;

public class SessionEventJsonTests
{
    public static TheoryData<SessionEvent, string> Contract => new()
    {
        { new ConnectionEvent(ConnectionStatus.Dialling, 1) { T = 0 }, """{"type":"connection","t":0,"state":"dialling","attempt":1}""" },
        { new ConnectionEvent(ConnectionStatus.Ready) { T = 12.5 }, """{"type":"connection","t":12.5,"state":"ready"}""" },
        {
            new ConnectionEvent(ConnectionStatus.Reconnecting, 2, "The connection broke: reset", 140.5) { T = 1 },
            """{"type":"connection","t":1,"state":"reconnecting","attempt":2,"reason":"The connection broke: reset","pause_ms":140.5}"""
        },
        {
            new ConnectionEvent(ConnectionStatus.Rotating, Reason: "expiry") { T = 1 },
            """{"type":"connection","t":1,"state":"rotating","reason":"expiry"}"""
        },
        {
            new CompactionEvent(40, 32, 5_000, 2_100) { T = 1 },
            """{"type":"compaction","t":1,"items":40,"pruned":32,"tokens_before":5000,"tokens_after":2100}"""
        },
        { new UserStateEvent(UserState.Away) { T = 1 }, """{"type":"user_state","t":1,"state":"away"}""" },
        { new AgentStateEvent(AgentState.Thinking) { T = 1 }, """{"type":"agent_state","t":1,"state":"thinking"}""" },
        { new SpeechStartedEvent("i", 3) { T = 1 }, """{"type":"speech_started","t":1,"item_id":"i","audio_start_ms":3}""" },
        { new SpeechStoppedEvent("i", 9) { T = 1 }, """{"type":"speech_stopped","t":1,"item_id":"i","audio_end_ms":9}""" },
        { new ResponseEvent("r", ResponseStatus.InProgress) { T = 1 }, """{"type":"response","t":1,"id":"r","status":"in_progress"}""" },
        {
            new ResponseEvent("r", ResponseStatus.Cancelled, "turn_detected", 10, 5, 2) { T = 1 },
            """{"type":"response","t":1,"id":"r","status":"cancelled","reason":"turn_detected","input_tokens":10,"output_tokens":5,"cached_tokens":2}"""
        },
        {
            new FirstAudioEvent("r", 820, 500, 290, 0, 30.5) { T = 1 },
            """{"type":"first_audio","t":1,"response_id":"r","delay_ms":820,"vad_ms":500,"server_ms":290,"tool_ms":0,"engine_ms":30.5}"""
        },
        { new InterruptionEvent("i", 800, 2.5) { T = 1 }, """{"type":"interruption","t":1,"item_id":"i","heard_ms":800,"flush_ms":2.5}""" },
        {
            new FalseInterruptionEvent(DismissReason.NoWords, 1_200.5, "i") { T = 1 },
            """{"type":"false_interruption","t":1,"reason":"no_words","paused_ms":1200.5,"item_id":"i"}"""
        },
        { new TruncateEvent("i", 800) { T = 1 }, """{"type":"truncate","t":1,"item_id":"i","audio_end_ms":800}""" },
        { new DeleteEvent("i") { T = 1 }, """{"type":"delete","t":1,"item_id":"i"}""" },
        {
            new ToolCallEvent("c", "get_weather", "{ \"city\" :\n \"Oslo\" }") { T = 1 },
            """{"type":"tool_call","t":1,"call_id":"c","name":"get_weather","arguments":{"city":"Oslo"}}"""
        },
        { new ToolCallEvent("c", "n", "[1") { T = 1 }, """{"type":"tool_call","t":1,"call_id":"c","name":"n","arguments":"[1"}""" },
        {
            new ToolProgressEvent("c", "n", "Half done.") { T = 1 },
            """{"type":"tool_progress","t":1,"call_id":"c","name":"n","text":"Half done."}"""
        },
        {
            new ToolResultEvent("c", true, 12.5, "n", "{}") { T = 1 },
            """{"type":"tool_result","t":1,"call_id":"c","ok":true,"ms":12.5,"name":"n","output":"{}"}"""
        },
        {
            new TranscriptEvent(Speaker.Assistant, "i", "Grüße, alle.", true, "Grüße,") { T = 1 },
            """{"type":"transcript","t":1,"role":"assistant","item_id":"i","text":"Grüße, alle.","final":true,"heard":"Grüße,"}"""
        },
        { new HeardEvent("i", 800, "Grüße,") { T = 1 }, """{"type":"heard","t":1,"item_id":"i","heard_ms":800,"text":"Grüße,"}""" },
        { new HandoffEvent("desk", "billing", false, "interrupted") { T = 1 }, """{"type":"handoff","t":1,"from":"desk","to":"billing","ok":false,"reason":"interrupted"}""" },
        { new DropEvent("microphone", 40) { T = 1 }, """{"type":"drop","t":1,"edge":"microphone","ms":40}""" },
        { new QuietEvent(true) { T = 1 }, """{"type":"quiet","t":1,"quiet":true}""" },
        {
            new ErrorEvent("rate_limit_exceeded", ErrorClass.Retry, "Slow\ndown.") { T = 1 },
            """{"type":"error","t":1,"code":"rate_limit_exceeded","class":"retry","message":"Slow\ndown."}"""
        },
        { new EndEvent(SessionEndReason.ConnectionLost) { T = 1 }, """{"type":"end","t":1,"reason":"connection_lost"}""" },
    };

    [Theory]
    [MemberData(nameof(Contract))]
    public void An_event_is_one_line_of_the_promised_form(SessionEvent told, string line) =>
        Assert.Equal(line, SessionEventJson.Write(told));

    [Theory]
    [MemberData(nameof(Contract))]
    public void A_line_is_read_back_as_what_was_written(SessionEvent told, string line)
    {
        var read = SessionEventJson.Read(line);

        Assert.Equal(told.GetType(), read.GetType());
        Assert.Equal(line, SessionEventJson.Write(read));
    }

    [Fact]
    public void Every_kind_of_event_has_a_form_in_this_contract()
    {
        var kinds = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(SessionEvent));

        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(),
            Contract.Select(row => row[0].GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Fields_of_a_later_version_are_skipped() => Assert.Equal(
        new QuietEvent(true) { T = 1 }, SessionEventJson.Read("""{"t":1,"quiet":true,"type":"quiet","later":[1]}"""));
}
