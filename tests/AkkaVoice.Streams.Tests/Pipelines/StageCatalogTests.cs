using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class StageCatalogTests
{
    private readonly StageCatalog _catalog = new();

    [Fact]
    public void The_built_in_stages_are_there() =>
        Assert.Equal(["chunker", "dc-removal", "energy-vad", "gain", "level-meter", "noise-gate"], _catalog.Names);

    [Fact]
    public void A_stage_of_ones_own_is_added_under_its_name()
    {
        _catalog.Add("my-stage", "Does nothing.", _ => _ => AudioFlows.Gain(0));
        Assert.Contains("my-stage", _catalog.Names);
        Assert.NotNull(_catalog.Find("my-stage"));
    }

    [Fact]
    public void A_name_can_be_taken_once() =>
        Assert.StartsWith("There is a stage 'gain' already.", Assert.Throws<ArgumentException>(() => _catalog.Add("gain", "", _ => _ => AudioFlows.Gain(0))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("Gain")]
    [InlineData("my_stage")]
    [InlineData("-x")]
    [InlineData("x--y")]
    [InlineData("9x")]
    public void A_name_is_spelled_like_a_key(string name) =>
        Assert.Contains("is not a name for a stage", Assert.Throws<ArgumentException>(() => _catalog.Add(name, "", _ => _ => AudioFlows.Gain(0))).Message);

    [Fact]
    public void Descriptions_are_what_the_stages_read()
    {
        var gain = _catalog.Describe().Single(stage => stage.Name == "gain");
        Assert.Equal([new StageParameter("db", "0", "-60 to 40 (dB)"), new StageParameter("limit", "soft", "soft or clip")], gain.Parameters);
        Assert.All(_catalog.Describe(), stage => Assert.EndsWith(".", stage.Summary));
    }

    [Fact]
    public void Every_parameter_of_every_stage_can_be_set_to_its_default()
    {
        foreach (var stage in _catalog.Describe())
        {
            var settings = string.Join(", ", stage.Parameters.Select(parameter => $"{parameter.Key} = {parameter.Default}"));
            var pipelines = Configured.Read($"input = [ {{ stage = {stage.Name}, {settings} }} ]", _catalog);
            Assert.Equal([$"input[0] {stage.Name}"], pipelines.Input.Stages);
        }
    }

    [Fact]
    public void The_documentation_lists_every_stage_and_parameter_as_it_is()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "experiments.md"));
        foreach (var stage in _catalog.Describe())
        {
            Assert.Contains($"| `{stage.Name}` | {stage.Summary} |", page);
            Assert.All(stage.Parameters, p => Assert.Contains($"| `{stage.Name}` | `{p.Key}` | {p.Default} | {p.Allowed} |", page));
        }
    }
}
