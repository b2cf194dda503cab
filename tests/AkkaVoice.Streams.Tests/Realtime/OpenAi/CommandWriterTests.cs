using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

public sealed class CommandWriterTests
{
    private readonly OpenAiCodec _codec = new();

    public static TheoryData<RealtimeCommand, string> Commands => new()
    {
        { new TruncateItem("item_1", 0, 1_234), """{"type":"conversation.item.truncate","item_id":"item_1","content_index":0,"audio_end_ms":1234}""" },
        { new DeleteItem("item_1") { Id = "cmd_9" }, """{"type":"conversation.item.delete","event_id":"cmd_9","item_id":"item_1"}""" },
        { new CreateResponse(), """{"type":"response.create"}""" },
        {
            new CreateResponse("Say \"hi\", señor", new Dictionary<string, string> { ["k"] = "v" }, ToolChoice.Required),
            """{"type":"response.create","response":{"instructions":"Say \"hi\", señor","tool_choice":"required","metadata":{"k":"v"}}}"""
        },
        { new CancelResponse(), """{"type":"response.cancel"}""" },
        { new CancelResponse("resp_1"), """{"type":"response.cancel","response_id":"resp_1"}""" },
        { new CommitInput(), """{"type":"input_audio_buffer.commit"}""" },
        { new ClearInput(), """{"type":"input_audio_buffer.clear"}""" },
        {
            new CreateItem(new TextMessage(ItemKind.User, "Grüße") { Id = "m1" }, "root"),
            """{"type":"conversation.item.create","previous_item_id":"root","item":{"id":"m1","type":"message","role":"user","content":[{"type":"input_text","text":"Grüße"}]}}"""
        },
        {
            new CreateItem(new TextMessage(ItemKind.Assistant, "a")),
            """{"type":"conversation.item.create","item":{"type":"message","role":"assistant","content":[{"type":"output_text","text":"a"}]}}"""
        },
        {
            new CreateItem(new TextMessage(ItemKind.System, "s")),
            """{"type":"conversation.item.create","item":{"type":"message","role":"system","content":[{"type":"input_text","text":"s"}]}}"""
        },
        {
            new CreateItem(new SpokenMessage(new byte[] { 1, 2, 3, 4 })),
            """{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_audio","audio":"AQIDBA=="}]}}"""
        },
        {
            new CreateItem(new ToolCallMessage("call_1", "get_weather", """{"city":"Oslo"}""")),
            """{"type":"conversation.item.create","item":{"type":"function_call","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}}"""
        },
        {
            new CreateItem(new ToolOutputMessage("call_1", "12 °C")),
            """{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"call_1","output":"12 °C"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_written_as_the_protocol_spells_it(RealtimeCommand command, string expected) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), Write(command).ToJsonString());

    [Fact]
    public void A_message_that_the_protocol_cannot_say_is_refused_with_its_reason()
    {
        var refused = Assert.Throws<ArgumentException>(() => Write(new CreateItem(new TextMessage(ItemKind.ToolCall, "x"))));
        Assert.Contains("allowed: User, System, Assistant", refused.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(480)]
    [InlineData(481)]
    [InlineData(2_400)]
    public void Microphone_audio_is_written_as_an_append_of_its_bytes(int samples)
    {
        using var frame = AudioFrame.Rent(AudioFormat.Realtime, samples);
        new Random(samples).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Samples));
        var buffer = new ArrayBufferWriter<byte>();
        _codec.EncodeAudio(frame, buffer);
        var json = JsonNode.Parse(buffer.WrittenSpan)!;
        Assert.Equal("input_audio_buffer.append", (string?)json["type"]);
        Assert.Equal(frame.Bytes.ToArray(), Convert.FromBase64String((string)json["audio"]!));
    }

    [Fact]
    public void A_message_does_not_touch_the_one_before_it_in_the_same_buffer()
    {
        var buffer = new ArrayBufferWriter<byte>();
        _codec.Encode(new CommitInput(), buffer);
        var first = buffer.WrittenCount;
        _codec.Encode(new ClearInput(), buffer);
        using var a = JsonDocument.Parse(buffer.WrittenMemory[..first]);
        using var b = JsonDocument.Parse(buffer.WrittenMemory[first..]);
        Assert.Equal("input_audio_buffer.clear", b.RootElement.GetProperty("type").GetString());
    }

    private JsonNode Write(RealtimeCommand command)
    {
        var buffer = new ArrayBufferWriter<byte>();
        _codec.Encode(command, buffer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }
}
