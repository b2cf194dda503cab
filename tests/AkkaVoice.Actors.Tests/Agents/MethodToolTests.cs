using System.ComponentModel;
using System.Text.Json;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Actors.Tests.Agents;

public class MethodToolTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton<IClock, Clock>().BuildServiceProvider();

    private interface IClock
    {
        int Hour { get; }
    }

    [Fact]
    public void The_model_sees_the_methods_description_and_its_own_parameters_only()
    {
        var tool = AgentTool.From(BookTableAsync).Create(Services);

        Assert.Equal(("book_table", "Books a table."), (tool.Name, tool.Description));
        Assert.Equal(["guests", "name"], tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal("How many come", tool.JsonSchema.GetProperty("properties").GetProperty("guests").GetProperty("description").GetString());
        Assert.Equal(["guests"], tool.JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Services_are_given_by_the_engine()
    {
        var tool = AgentTool.From((int add, IClock clock, CancellationToken cancellation) => clock.Hour + add, "hour").Create(Services);

        var result = await tool.InvokeAsync(new AIFunctionArguments { ["add"] = 2, Services = Services });

        Assert.Equal(14, Assert.IsType<JsonElement>(result).GetInt32());
    }

    [Fact]
    public void A_service_that_nobody_registered_is_found_when_the_tool_is_made() =>
        Assert.Equal(
            "The parameter 'clock' of the tool 'hour' is a IClock, which is neither a registered service nor something that a model can give.",
            Assert.Throws<ArgumentException>(() => AgentTool.From((IClock clock) => clock.Hour, "hour").Create(NoServices.Instance)).Message);

    [Fact]
    public void A_lambda_needs_a_name() =>
        Assert.Contains("A lambda has no name", Assert.Throws<ArgumentException>(() => AgentTool.From(() => 1)).Message);

    [Fact]
    public void A_local_function_has_its_name()
    {
        Assert.Equal("get_weather", AgentTool.From(GetWeatherAsync).Name);

        static Task<string> GetWeatherAsync() => Task.FromResult("fine");
    }

    [Fact]
    public void A_name_that_no_service_takes_is_refused() =>
        Assert.Contains("allowed: 1 to 64 letters", Assert.Throws<ArgumentException>(() => AgentTool.From(() => 1, "get weather")).Message);

    [Description("Books a table.")]
    private static Task<string> BookTableAsync(
        [Description("How many come")] int guests, IClock clock, ToolContext context, IServiceProvider services, CancellationToken cancellation, string name = "Smith") =>
        Task.FromResult($"{guests} {clock} {context} {services} {name} {cancellation}");

    private sealed class Clock : IClock
    {
        public int Hour => 12;
    }
}
