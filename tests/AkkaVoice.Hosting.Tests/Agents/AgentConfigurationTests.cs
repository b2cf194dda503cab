using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Hosting.Agents;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Hosting.Settings;
using AkkaVoice.Hosting.Tests.Configuration;
using AkkaVoice.Streams.Realtime.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Hosting.Tests.Agents;

public class AgentConfigurationTests
{
    [Fact]
    public void Agents_are_read_with_all_that_can_be_said_of_them()
    {
        var options = Loading.With("""
            akkavoice.mcp.servers = [ { name = files, command = mcp-files, arguments = ["/tmp"], connect-timeout = 2s, environment { KEY = value } } ]
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

    [Fact]
    public void What_an_agent_leaves_out_of_its_policies_is_as_the_session_has_it()
    {
        var options = Loading.With("""
            akkavoice.session {
              turn-detection { silence-duration-ms = 700, threshold = 0.6 }
              interruption { min-speech-ms = 250 }
            }
            akkavoice.agents = [
              { name = plain }
              { name = quick, turn-detection { silence-duration-ms = 200 } }
              { name = patient, turn-detection { type = semantic_vad, eagerness = low } }
              {
                name = button
                turn-detection { type = none }
                interruption { min-speech-ms = 0 }
              }
              { name = listener, interruption { reaction = pause, words-timeout = 1s, backchannels = ["uh huh", okay] } }
            ]
            """);

        var (plain, quick, patient, button, listener) = (options.Agents[0], options.Agents[1], options.Agents[2], options.Agents[3], options.Agents[4]);
        Assert.Equal((null, null), (plain.TurnTaking, plain.Interruptions));
        Assert.Equal((new TurnTaking(new ServerVad { SilenceDurationMs = 200, Threshold = 0.6 }), null), (quick.TurnTaking, quick.Interruptions));
        Assert.Equal(new TurnTaking(new SemanticVad { Eagerness = Eagerness.Low }), patient.TurnTaking);
        Assert.Equal(TurnTaking.ByHand, button.TurnTaking);
        Assert.Equal(TimeSpan.Zero, button.Interruptions!.MinSpeech);
        Assert.Equal(
            (TimeSpan.FromMilliseconds(250), SpeechReaction.Pause, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
            (listener.Interruptions!.MinSpeech, listener.Interruptions.Reaction, listener.Interruptions.WordsTimeout, listener.Interruptions.SureAfter));
        Assert.Equal<string>(["uh huh", "okay"], listener.Interruptions.Backchannels);
    }

    [Fact]
    public void A_file_changes_one_policy_of_a_programs_agent_and_leaves_the_rest()
    {
        var policy = new InterruptionPolicy
        {
            MinSpeech = TimeSpan.FromMilliseconds(400),
            Reaction = SpeechReaction.Pause,
            WordsTimeout = TimeSpan.FromSeconds(1),
            SureAfter = TimeSpan.FromSeconds(3),
            Backchannels = ["mhm, \"yes\""],
        };
        var vad = new ServerVad { Threshold = 0.7, PrefixPaddingMs = 100, SilenceDurationMs = 900, IdleTimeoutMs = 6_000, CreateResponse = false };
        var builder = VoiceApplication.CreateBuilder();
        builder.Services.AddAkkaVoice(voice => voice
            .Agent(new Agent("a") { TurnTaking = new TurnTaking(vad), Interruptions = policy })
            .Agent(new Agent("b") { TurnTaking = new TurnTaking(new SemanticVad { Eagerness = Eagerness.High }) })
            .Set("akkavoice.agents", """
                [ {
                    name = a
                    turn-detection { silence-duration-ms = 200 }
                    interruption { min-speech-ms = 100 }
                  }
                  { name = b, turn-detection { create-response = off } } ]
                """));

        var (a, b) = builder.Build().Services.GetRequiredService<AgentDirectory>().Agents is [var one, var two] ? (one, two) : default;

        Assert.Equal(vad with { SilenceDurationMs = 200 }, a.TurnTaking!.Detection);
        Assert.Equal(policy with { MinSpeech = TimeSpan.FromMilliseconds(100), Backchannels = a.Interruptions!.Backchannels }, a.Interruptions);
        Assert.Equal<string>(policy.Backchannels, a.Interruptions.Backchannels);
        Assert.Equal(new SemanticVad { Eagerness = Eagerness.High, CreateResponse = false }, b.TurnTaking!.Detection);
    }

    [Fact]
    public void Policies_in_code_that_cannot_work_keep_a_program_from_starting()
    {
        var builder = VoiceApplication.CreateBuilder();
        builder.Services.AddAkkaVoice(voice => voice
            .Agent(new Agent("fast") { TurnTaking = new TurnTaking(new ServerVad { SilenceDurationMs = 10, Threshold = 2 }) })
            .Agent(new Agent("button") { TurnTaking = TurnTaking.ByHand, Interruptions = new InterruptionPolicy { MinSpeech = TimeSpan.FromSeconds(1) } })
            .Agent(new Agent("ear") { Interruptions = new InterruptionPolicy { LocalDetection = true } }));

        var errors = Assert.Throws<ConfigurationException>(() => builder.Build().Services.GetService(typeof(AgentDirectory))).Errors;

        Assert.Contains("The agent 'fast': SilenceDurationMs is 10; allowed: 50 to 10000.", errors);
        Assert.Contains("The agent 'fast': Threshold is 2; allowed: 0 to 1.", errors);
        Assert.Contains(errors, error => error.StartsWith("The agent 'button': Speech can be judged with turn detection only", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("The agent 'ear': LocalDetection is on; allowed: off, unless", StringComparison.Ordinal));
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
    [InlineData("agents = [ { name = a, turn-detection { silence-duration-ms = 20 } } ]", "akkavoice.agents[0].turn-detection.silence-duration-ms is '20'; allowed: a whole number from 50 to 10000")]
    [InlineData("agents = [ { name = a, turn-detection { type = vad } } ]", "akkavoice.agents[0].turn-detection.type is 'vad'; allowed: server_vad, semantic_vad, none")]
    [InlineData("agents = [ { name = a, turn-detection { type = semantic_vad, threshold = 0.7 } } ]", "akkavoice.agents[0].turn-detection.threshold is '0.7'; it has an effect with type = server_vad only")]
    [InlineData("agents = [ { name = a, turn-detection { silence = 20 } } ]", "akkavoice.agents[0].turn-detection.silence is not a key; allowed there: create-response, eagerness,")]
    [InlineData("agents = [ { name = a, turn-detection = none } ]", "akkavoice.agents[0].turn-detection is 'none'; allowed: an object such as { key = value }")]
    [InlineData("agents = [ { name = a, turn-detection { type { a = b } } } ]", "akkavoice.agents[0].turn-detection.type is '")]
    [InlineData("agents = [ { name = a, interruption { reaction = shout } } ]", "akkavoice.agents[0].interruption.reaction is 'shout'; allowed: stop, pause")]
    [InlineData("agents = [ { name = a, interruption { min-speech-ms = 3000, reaction = pause } } ]", "akkavoice.agents[0].interruption.sure-after is '2s'; allowed: at least min-speech-ms, 3000 ms")]
    [InlineData("agents = [ { name = a, interruption { words-timeout = 1s } } ]", "akkavoice.agents[0].interruption.words-timeout is '1s'; it has an effect with reaction = pause or with backchannels only")]
    [InlineData("agents = [ { name = a, turn-detection { type = none }\n interruption { allowed = off } } ]", "akkavoice.agents[0].interruption.allowed is 'off'; it has an effect with turn detection that interrupts")]
    [InlineData("agents = [ { name = a, interruption { local-detection = on } } ]", "akkavoice.agents[0].interruption.local-detection is 'on'; allowed: off, unless akkavoice.pipelines.input has a stage")]
    [InlineData("agents = [ { name = a, interruption { reaction = pause } } ], akkavoice.session.transcription.enabled = off", "akkavoice.agents[0].interruption.reaction = pause and akkavoice.agents[0].interruption.backchannels need the person's words")]
    [InlineData("agents = [ desk ]", "akkavoice.agents[0] is 'desk'; allowed: an object as in")]
    [InlineData("mcp.servers = [ { name = a } ]", "akkavoice.mcp.servers[0]: exactly one of 'command' and 'url' is needed")]
    [InlineData("mcp.servers = [ { name = a, url = \"ftp://x\" } ]", "akkavoice.mcp.servers[0].url is 'ftp://x'; allowed: an address such as")]
    [InlineData("mcp.servers = [ { name = a, url = \"http://x/mcp\", arguments = [b] } ]", "akkavoice.mcp.servers[0]: 'arguments' and 'environment' have an effect with 'command' only")]
    public void What_is_wrong_is_named_with_what_is_allowed(string line, string expected) =>
        Assert.Contains(Loading.Errors($"akkavoice.{line}"), error => error.StartsWith(expected, StringComparison.Ordinal));

    /// <summary>When this fails after a property was added: read it in AgentsBinder, and name it here when its key has another name.</summary>
    [Fact]
    public void Everything_that_code_can_say_of_an_agent_or_an_mcp_server_a_file_can_say_too_and_the_other_way_round()
    {
        var named = new Dictionary<string, string>
        {
            [nameof(Agent.Sources)] = "mcp",
            [nameof(Agent.TurnTaking)] = "turn-detection",
            [nameof(Agent.Interruptions)] = "interruption",
            [nameof(Agent.ToolStepLimit)] = "max-steps",
        };

        Assert.Equal(Keys<Agent>(named), Allowed("agents = [ { name = a, colour = red } ]"));
        Assert.Equal(Keys<McpServer>([]), Allowed("mcp.servers = [ { name = a, command = b, colour = red } ]"));

        static IEnumerable<string> Keys<T>(Dictionary<string, string> named) => typeof(T).GetProperties()
            .Select(property => named.GetValueOrDefault(property.Name) ?? SettingsGroup.KeyOf(property)).Order(StringComparer.Ordinal);

        static string[] Allowed(string line) => Loading.Errors($"akkavoice.{line}").Single(error => error.Contains(".colour is not a key"))
            .Split("allowed there: ")[1].Split(", ");
    }

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
