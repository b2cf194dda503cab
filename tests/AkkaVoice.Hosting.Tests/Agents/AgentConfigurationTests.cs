using AkkaVoice.Actors.Agents;
using AkkaVoice.Hosting.Agents;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Tests.Configuration;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Tests.Agents;

public class AgentConfigurationTests
{
    [Fact]
    public void Agents_are_read_with_all_that_can_be_said_of_them()
    {
        var options = Loading.With("""
            akkavoice.mcp.servers = [ { name = files, command = mcp-files, arguments = ["/tmp"], environment { KEY = value }, connect-timeout = 2s } ]
            akkavoice.session { agent = desk, greeting = "Greet {participant.identity}." }
            akkavoice.agents = [
              { name = desk, instructions = "You are at {room.name}.", voice = cedar, tools = [get_weather], hands-off-to = [billing] }
              { name = billing, description = "Knows about invoices.", on-enter = "Say hello.", mcp = [files], tool-choice = required, tool-timeout = 3s, max-steps = 2 }
            ]
            """);

        Assert.Equal(["desk", "billing"], options.Agents.Select(agent => agent.Name));
        var (desk, billing) = (options.Agents[0], options.Agents[1]);
        Assert.Equal(("You are at {room.name}.", "cedar", "get_weather", "billing"), (desk.Instructions, desk.Voice, desk.Tools!.Single(), desk.HandsOffTo!.Single()));
        Assert.Equal(
            ("Knows about invoices.", "Say hello.", "files", ToolChoice.Required, TimeSpan.FromSeconds(3), 2),
            (billing.Description, billing.OnEnter, billing.Mcp!.Single(), billing.ToolChoice, billing.ToolTimeout, billing.MaxSteps));
        Assert.Equal(("desk", "Greet {participant.identity}."), (options.StartAgent, options.Greeting));
        var server = options.Mcp.Single();
        Assert.Equal(("mcp-files", "/tmp", "value", TimeSpan.FromSeconds(2)), (server.Command, server.Arguments.Single(), server.Environment["KEY"], server.ConnectTimeout));
    }

    [Theory]
    [InlineData("agents = [ { name = \"a b\" } ]", "akkavoice.agents[0].name is 'a b'; allowed: 1 to 40 letters, digits, _ and -")]
    [InlineData("agents = [ { name = a }, { name = a } ]", "akkavoice.agents[1].name is 'a'; allowed: a name that no other agent has")]
    [InlineData("agents = [ { name = a, voice = bob } ]", "akkavoice.agents[0].voice is 'bob'; allowed: alloy,")]
    [InlineData("agents = [ { name = a, tools = [fly] } ]", "akkavoice.agents[0].tools is 'fly'; allowed: get_weather, tell_joke")]
    [InlineData("agents = [ { name = a, hands-off-to = [b] } ]", "akkavoice.agents[0].hands-off-to is 'b'; allowed: nothing: there are none")]
    [InlineData("agents = [ { name = a, mcp = [b] } ]", "akkavoice.agents[0].mcp is 'b'; allowed: nothing: there are none")]
    [InlineData("agents = [ { name = a, instructions = \"{user}\" } ]", "akkavoice.agents[0].instructions has the placeholder {user}; allowed:")]
    [InlineData("agents = [ { name = a, tool-timeout = 1h } ]", "akkavoice.agents[0].tool-timeout is '1h'; allowed: a duration from 100ms to 10m")]
    [InlineData("agents = [ { name = a, max-steps = 0 } ]", "akkavoice.agents[0].max-steps is '0'; allowed: a whole number from 1 to 20")]
    [InlineData("agents = [ { name = a, colour = red } ]", "akkavoice.agents[0].colour is not a key; allowed there: description,")]
    [InlineData("agents = [ desk ]", "akkavoice.agents[0] is 'desk'; allowed: an object as in")]
    [InlineData("mcp.servers = [ { name = a } ]", "akkavoice.mcp.servers[0]: exactly one of 'command' and 'url' is needed")]
    [InlineData("mcp.servers = [ { name = a, url = \"ftp://x\" } ]", "akkavoice.mcp.servers[0].url is 'ftp://x'; allowed: an address such as")]
    [InlineData("mcp.servers = [ { name = a, url = \"http://x/mcp\", arguments = [b] } ]", "akkavoice.mcp.servers[0]: 'arguments' and 'environment' have an effect with 'command' only")]
    public void What_is_wrong_is_named_with_what_is_allowed(string line, string expected) =>
        Assert.Contains(Loading.Errors($"akkavoice.{line}"), error => error.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void A_program_whose_tool_needs_a_service_that_is_not_there_does_not_start()
    {
        var builder = VoiceApplication.CreateBuilder();
        builder.Services.AddAkkaVoice(voice => voice.Agent(new("a b") { Tools = [AgentTool.From((IClock clock) => clock.Hour, "hour")] }));

        var error = Assert.Throws<ConfigurationException>(() => builder.Build().Services.GetService(typeof(AgentDirectory)));
        Assert.Contains("The agent 'a b' cannot be named so", error.Message);
        Assert.Contains("The parameter 'clock' of the tool 'hour' is a IClock", error.Message);
    }

    private interface IClock
    {
        int Hour { get; }
    }
}
