using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Tests.Configuration;

public class PrecedenceTests
{
    private const string File = "akkavoice.session.voice = ash\nakkavoice.realtime.model = gpt-realtime";

    [Fact]
    public void A_file_wins_over_the_reference() => Assert.Equal("ash", Loading.With(File).Session.Voice);

    [Fact]
    public void The_environment_wins_over_a_file()
    {
        var options = Loading.With(File, [("OPENAI_MODEL", "gpt-realtime-2"), ("OPENAI_VOICE", "sage")]);
        Assert.Equal("gpt-realtime-2", options.Session.Model);
        Assert.Equal("sage", options.Session.Voice);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment() =>
        Assert.Equal("verse", Loading.With(File, [("OPENAI_VOICE", "sage")], [("akkavoice.session.voice", "verse")]).Session.Voice);

    [Fact]
    public void The_prefixed_variable_wins_over_the_common_one() =>
        Assert.Equal("coral", Loading.With("", [("OPENAI_VOICE", "sage"), ("AKKAVOICE_SESSION_VOICE", "coral")]).Session.Voice);

    [Fact]
    public void The_last_of_two_equal_settings_wins() =>
        Assert.Equal("echo", Loading.With(overrides: [("akkavoice.session.voice", "ash"), ("akkavoice.session.voice", "echo")]).Session.Voice);

    [Fact]
    public void An_empty_common_variable_is_as_good_as_none() =>
        Assert.Equal(RealtimeTarget.Local, Loading.With("", [("OPENAI_API_KEY", ""), ("OPENAI_BASE_URL", "")]).Realtime.Target);

    [Fact]
    public void Every_key_can_be_set_by_a_variable_of_its_own()
    {
        var keys = ConfigKeys.Leaves(ConfigurationSources.Reference).Keys.ToArray();
        Assert.Equal(keys.Length, keys.Select(EnvironmentSettings.VariableFor).Distinct().Count());
    }

    [Fact]
    public void Values_of_the_environment_are_taken_literally()
    {
        var options = Loading.With("", [("AKKAVOICE_SESSION_INSTRUCTIONS", "Say \"hi\" # not a comment ${x} \\ {\n}")]);
        Assert.Equal("Say \"hi\" # not a comment ${x} \\ {\n}", options.Session.Instructions);
    }

    [Theory]
    [InlineData("tell_joke")]
    [InlineData(" tell_joke , get_weather ")]
    [InlineData("[tell_joke, get_weather]")]
    public void Lists_can_be_given_with_commas_or_in_brackets(string value)
    {
        var enabled = Loading.With("", [("AKKAVOICE_TOOLS_ENABLED", value)]).Tools.Enabled;
        Assert.Equal("tell_joke", enabled[0]);
        Assert.Equal(value.Contains("get_weather") ? 2 : 1, enabled.Count);
    }
}
