using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

public sealed class ToolCallTests
{
    private const string Added = """{"type":"response.output_item.added","response_id":"r","item":{"id":"f","type":"function_call","status":"in_progress","name":"get_weather","call_id":"call_1","arguments":""}}""";
    private const string ArgumentsDone = """{"type":"response.function_call_arguments.done","response_id":"r","item_id":"f","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}""";
    private static readonly ToolRequested Oslo = new("r", "f", "call_1", "get_weather", """{"city":"Oslo"}""");
    private readonly DecodedOutput _output = new();

    [Fact]
    public void A_call_is_announced_once_though_four_messages_tell_of_it()
    {
        _output.Read(
            Added,
            """{"type":"conversation.item.added","item":{"id":"f","type":"function_call"}}""",
            """{"type":"response.function_call_arguments.delta","response_id":"r","item_id":"f","delta":"{\"ci"}""",
            ArgumentsDone,
            $$$"""{"type":"conversation.item.done","item":{{{Item("completed")}}}}""",
            $$$"""{"type":"response.output_item.done","response_id":"r","item":{{{Item("completed")}}}}""",
            $$$"""{"type":"response.done","response":{"id":"r","status":"completed","output":[{{{Item("completed")}}}]}}""");
        Assert.Equal([Oslo], _output.Of<ToolRequested>());
        Assert.True(_output.Events.IndexOf(Oslo) < _output.Events.FindIndex(e => e is ResponseFinished));
    }

    [Fact]
    public void The_end_of_its_arguments_alone_does_not_announce_a_call() =>
        Assert.Empty(_output.Read(Added, ArgumentsDone).Of<ToolRequested>());

    [Fact]
    public void A_call_of_an_interrupted_response_is_not_announced()
    {
        _output.Read(
            Added,
            """{"type":"response.function_call_arguments.done","response_id":"r","item_id":"f","call_id":"call_1","name":"get_weather","arguments":"{\"ci"}""",
            $$$"""{"type":"response.output_item.done","response_id":"r","item":{{{Item("incomplete")}}}}""",
            $$$"""{"type":"response.done","response":{"id":"r","status":"cancelled","output":[{{{Item("incomplete")}}}]}}""");
        Assert.Empty(_output.Of<ToolRequested>());
    }

    [Theory]
    [InlineData("completed", 1)]
    [InlineData("cancelled", 0)]
    public void A_server_that_tells_only_at_the_end_and_gives_items_no_status_is_judged_by_the_response(string status, int announced)
    {
        _output.Read($$$"""{"type":"response.done","response":{"id":"r","status":"{{{status}}}","output":[{"id":"f","type":"function_call","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}]}}""");
        Assert.Equal(announced, _output.Of<ToolRequested>().Count());
    }

    [Fact]
    public void The_same_call_told_under_another_item_or_response_is_not_announced_again()
    {
        _output.Read(
            $$$"""{"type":"response.output_item.done","response_id":"r","item":{{{Item("completed")}}}}""",
            $$$"""{"type":"response.output_item.done","response_id":"r","item":{{{Item("completed").Replace("\"f\"", "\"g\"")}}}}""",
            $$$"""{"type":"response.output_item.done","response_id":"r2","item":{{{Item("completed")}}}}""");
        Assert.Single(_output.Of<ToolRequested>());
    }

    [Fact]
    public void A_call_that_we_put_into_the_conversation_ourselves_is_not_announced()
    {
        _output.Read(
            $$$"""{"type":"conversation.item.added","item":{{{Item("completed")}}}}""",
            $$$"""{"type":"conversation.item.done","item":{{{Item("completed")}}}}""");
        Assert.Equal([new ItemAdded("f", null, ItemKind.ToolCall)], _output.Events);
    }

    [Fact]
    public void A_preamble_and_a_call_that_are_open_at_once_do_not_disturb_each_other()
    {
        _output.Read(
            """{"type":"response.output_item.added","response_id":"r","item":{"id":"m","type":"message","role":"assistant","phase":"commentary"}}""",
            """{"type":"response.output_audio.delta","response_id":"r","item_id":"m","content_index":0,"delta":"AQA="}""",
            Added,
            """{"type":"response.output_audio.delta","response_id":"r","item_id":"m","content_index":0,"delta":"AgA="}""",
            """{"type":"response.output_audio.done","response_id":"r","item_id":"m","content_index":0}""",
            ArgumentsDone,
            $$$"""{"type":"conversation.item.done","item":{{{Item("completed")}}}}""");
        Assert.Equal([1, 2], _output.Samples);
        Assert.Equal([Oslo], _output.Of<ToolRequested>());
        Assert.Single(_output.Of<AssistantAudioDone>());
    }

    private static string Item(string status) =>
        $$$"""{"id":"f","type":"function_call","status":"{{{status}}}","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}""";
}
