using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Speech.Recognition;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Tests.Speech.Offline;

public sealed class OfflineBrainTests : IAsyncDisposable
{
    private static readonly FunctionTool Weather = new("get_weather", "", """{"properties":{"city":{"type":"string"}},"required":["city"]}""");
    private static readonly FunctionTool Joke = new("tell_joke", "", "{}");

    private readonly SpeechRecognizer _recognizer = new(OfflineGrammar.Create());
    private readonly OfflineBrain _brain;
    private readonly List<ConversationItem> _items = [];

    public OfflineBrainTests() => _brain = new OfflineBrain(_recognizer, new SpeechSynthesizer());

    public async ValueTask DisposeAsync()
    {
        await _brain.DisposeAsync();
        _recognizer.Dispose();
    }

    [Fact]
    public async Task A_question_for_the_weather_calls_the_declared_tool_and_its_output_is_spoken()
    {
        User("What is the weather in Paris?");
        var call = Assert.IsType<PlannedFunctionCall>(Assert.Single((await RespondAsync(Weather, Joke)).Items));
        Assert.Equal("get_weather", call.Name);
        Assert.Equal("Paris", JsonDocument.Parse(call.ArgumentsJson).RootElement.GetProperty("city").GetString());
        Assert.InRange(call.CallId!.Length, 6, 32);

        Call(call);
        Output(call.CallId!, """{"city":"Paris","temperature_c":18,"conditions":"clear"}""");
        Assert.Equal("In Paris it is 18 degrees, clear.", await SaidAsync(Weather, Joke));
    }

    [Fact]
    public async Task An_output_that_comes_after_another_turn_is_still_spoken_once()
    {
        User("What is the weather in Rome?");
        var call = (PlannedFunctionCall)(await RespondAsync(Weather)).Items[0];
        Call(call);
        User("Thanks");
        Output(call.CallId!, """{"city":"Rome","temperature_c":20}""");
        Assistant(await SaidAsync(Weather));
        Assert.Equal("In Rome it is 20 degrees.", await SaidAsync(Weather));
        Assistant("In Rome it is 20 degrees.");
        Assert.Equal(OfflinePhrases.Hello, await SaidAsync(Weather));
    }

    [Theory]
    [InlineData("Paris")]
    [InlineData("In Paris, please.")]
    public async Task A_city_alone_answers_the_question_for_one(string words)
    {
        User("What is the weather?");
        Assistant(await SaidAsync(Weather));
        User(words);
        var call = Assert.IsType<PlannedFunctionCall>(Assert.Single((await RespondAsync(Weather)).Items));
        Assert.Equal("Paris", JsonDocument.Parse(call.ArgumentsJson).RootElement.GetProperty("city").GetString());
    }

    [Fact]
    public async Task A_city_that_nobody_asked_for_asks_for_nothing()
    {
        User("Paris");
        Assert.Equal(OfflinePhrases.OutOfScope, await SaidAsync(Weather));
    }

    [Fact]
    public async Task A_joke_calls_the_joke_tool()
    {
        User("Tell me a joke");
        Assert.Equal("tell_joke", Assert.IsType<PlannedFunctionCall>((await RespondAsync(Weather, Joke)).Items[0]).Name);
    }

    [Fact]
    public async Task Without_tools_it_says_that_it_cannot()
    {
        User("What is the weather in Paris?");
        Assert.Equal(OfflinePhrases.NoWeatherTool, await SaidAsync(Joke));
        _items.Clear();
        User("Tell me a joke");
        Assert.Equal(OfflinePhrases.NoJokeTool, await SaidAsync(Weather));
    }

    [Fact]
    public async Task A_tool_choice_of_none_forbids_the_call()
    {
        User("What is the weather in Paris?");
        var plan = await _brain.RespondAsync(Request(Weather) with { ToolChoice = new ToolChoice(ToolChoiceMode.None) }, CancellationToken.None);
        Assert.Equal(OfflinePhrases.NoWeatherTool, Assert.IsType<PlannedMessage>(plan.Items[0]).Text);
    }

    [Theory]
    [InlineData("Thank you", OfflinePhrases.Thanks)]
    [InlineData("Hello", OfflinePhrases.Hello)]
    [InlineData("Stop", OfflinePhrases.Stop)]
    [InlineData("What can you do?", OfflinePhrases.Abilities)]
    [InlineData("What is the weather?", OfflinePhrases.WhichCity)]
    [InlineData("Book a table for two", OfflinePhrases.OutOfScope)]
    [InlineData("Repeat that", OfflinePhrases.NothingToRepeat)]
    public async Task Other_sentences_have_their_answers(string said, string answer)
    {
        User(said);
        Assert.Equal(answer, await SaidAsync(Weather));
    }

    [Fact]
    public async Task Repeat_says_the_last_answer_again_and_again()
    {
        User("Thank you");
        await SaidAsync();
        Assistant(OfflinePhrases.Thanks);
        User("Repeat that");
        Assert.Equal(OfflinePhrases.Thanks, await SaidAsync());
        User("Say that again");
        Assert.Equal(OfflinePhrases.Thanks, await SaidAsync());
    }

    [Fact]
    public async Task A_turn_that_was_not_understood_gets_the_honest_answer()
    {
        _items.Add(Item("user") with
        {
            Content = [new ContentPart { Type = ContentType.InputAudio }],
            Recognition = Task.FromResult(Transcription.Of("")),
        });
        Assert.Equal(OfflinePhrases.NotUnderstood, await SaidAsync(Weather));
    }

    private void User(string text) => _items.Add(Item("user") with { Content = [new ContentPart { Type = ContentType.InputText, Text = text }] });

    private void Assistant(string text) => _items.Add(Item("assistant") with { Content = [new ContentPart { Type = ContentType.OutputText, Text = text }] });

    private void Call(PlannedFunctionCall call) => _items.Add(new ConversationItem
    {
        Id = $"item_{_items.Count}",
        Type = ItemType.FunctionCall,
        CallId = call.CallId,
        Name = call.Name,
        Arguments = call.ArgumentsJson,
    });

    private void Output(string callId, string output) =>
        _items.Add(new ConversationItem { Id = $"item_{_items.Count}", Type = ItemType.FunctionCallOutput, CallId = callId, Output = output });

    private ConversationItem Item(string role) => new() { Id = $"item_{_items.Count}", Type = ItemType.Message, Role = role };

    private async Task<string> SaidAsync(params FunctionTool[] tools) =>
        Assert.IsType<PlannedMessage>(Assert.Single((await RespondAsync(tools)).Items)).Text;

    private async Task<ResponsePlan> RespondAsync(params FunctionTool[] tools) => await _brain.RespondAsync(Request(tools), CancellationToken.None);

    private ResponseRequest Request(params FunctionTool[] tools) => new()
    {
        ResponseId = "resp_1",
        Items = [.. _items],
        Instructions = "",
        Tools = tools,
        ToolChoice = ToolChoice.Auto,
        WantsAudio = false,
        Voice = "alloy",
        Speed = 1,
        OutOfBand = false,
        Metadata = new Dictionary<string, string>(),
    };
}
