namespace AkkaVoice.Hosting.Tests.Configuration;

public class SeedEraNamesTests
{
    private static readonly (string, string)[] Key = [("OPENAI_API_KEY", "sk-test")];

    [Theory]
    [InlineData("gpt-4o-realtime-preview", "gpt-realtime-2.1")]
    [InlineData("gpt-4o-mini-realtime-preview", "gpt-realtime-2.1-mini")]
    public void A_retired_model_becomes_the_nearest_current_one_against_OpenAI(string name, string nearest)
    {
        var options = Loading.With($"akkavoice.realtime.model = {name}", Key);
        Assert.Equal(nearest, options.Session.Model);
        Assert.Contains(name, Assert.Single(options.Warnings));
    }

    [Theory]
    [InlineData("fable", "ballad")]
    [InlineData("onyx", "cedar")]
    [InlineData("nova", "marin")]
    public void A_voice_that_the_Realtime_API_never_had_becomes_the_nearest_one_against_OpenAI(string name, string nearest)
    {
        var options = Loading.With($"akkavoice.session.voice = {name}", Key);
        Assert.Equal(nearest, options.Session.Voice);
        Assert.Contains(name, Assert.Single(options.Warnings));
    }

    [Fact]
    public void They_work_as_they_are_against_the_local_server()
    {
        var options = Loading.With("akkavoice { realtime.model = gpt-4o-realtime-preview, session.voice = nova }");
        Assert.Equal("gpt-4o-realtime-preview", options.Session.Model);
        Assert.Equal("nova", options.Session.Voice);
        Assert.Empty(options.Warnings);
    }

    [Fact]
    public void An_unknown_model_is_passed_on_with_a_warning()
    {
        var options = Loading.With("akkavoice.realtime.model = gpt-realtime-9", Key);
        Assert.Equal("gpt-realtime-9", options.Session.Model);
        Assert.Contains("gpt-realtime-9", Assert.Single(options.Warnings));
    }

    [Fact]
    public void A_voice_of_ones_own_passes() =>
        Assert.Equal("voice_abc123", Loading.With("akkavoice.session.voice = voice_abc123", Key).Session.Voice);
}
