using Akka.Configuration;
using AkkaVoice.Streams.Pipelines;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class StageModulesTests
{
    private static readonly string Plugins = Path.Combine(AppContext.BaseDirectory, "plugins");

    [Fact]
    public void The_stages_of_an_assembly_join_the_catalog_and_the_pipelines()
    {
        var catalog = new StageCatalog();
        var config = ConfigurationFactory.ParseString("akkavoice { stages.assemblies = [MyStage.dll], pipelines.output = [ { stage = robot-voice, mix = 0.5 } ] }");
        var pipelines = SessionPipelines.FromConfig(config, catalog, Plugins);
        Assert.Contains("robot-voice", catalog.Names);
        Assert.Equal(["output[0] robot-voice"], pipelines.Output.Stages);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "AkkaVoice.Streams" && assembly != typeof(StageCatalog).Assembly);
    }

    [Fact]
    public void Each_assembly_that_cannot_be_used_is_reported_with_its_reason()
    {
        var missing = Path.Combine(Plugins, "Missing.dll");
        var noModule = typeof(Xunit.Assert).Assembly.Location;
        var noAssembly = Path.ChangeExtension(typeof(StageModulesTests).Assembly.Location, ".runtimeconfig.json");
        var errors = Configured.ErrorsOf(
            $$"""
            akkavoice.stages.assemblies = ["Missing.dll", "{{noModule}}", "{{noAssembly}}", "MyStage.dll", "{{Path.Combine(Plugins, "MyStage.dll")}}"]
            akkavoice.pipelines.input = [ { stage = robot-voice, mix = 2 } ]
            """,
            baseDirectory: Plugins);
        Assert.Equal(
            [
                $"akkavoice.stages.assemblies: Missing.dll: no such file ({missing})",
                $"akkavoice.stages.assemblies: {noModule}: no stages in it; wanted: a public class that implements AkkaVoice.Streams.Pipelines.IStageModule",
                $"akkavoice.stages.assemblies: {noAssembly}: not a .NET assembly",
                $"akkavoice.stages.assemblies: {Path.Combine(Plugins, "MyStage.dll")}: There is a stage 'robot-voice' already. (Parameter 'name')",
                "akkavoice.pipelines.input[0].mix = 2: not allowed; allowed: 0 to 1",
            ],
            errors);
    }
}
