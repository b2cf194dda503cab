using Akka.Configuration;
using AkkaVoice.Streams.Pipelines;

namespace AkkaVoice.Streams.Tests.Pipelines;

/// <summary>Pipelines out of HOCON.</summary>
internal static class Configured
{
    public static SessionPipelines Read(string pipelines, StageCatalog? catalog = null) =>
        SessionPipelines.FromConfig(Config($"akkavoice.pipelines {{ {pipelines} }}"), catalog ?? new StageCatalog(), ".");

    public static IReadOnlyList<string> ErrorsOf(string hocon, StageCatalog? catalog = null, string baseDirectory = ".") =>
        Assert.Throws<PipelineConfigurationException>(
            () => SessionPipelines.FromConfig(Config(hocon), catalog ?? new StageCatalog(), baseDirectory)).Errors;

    private static Config Config(string hocon) => ConfigurationFactory.ParseString(hocon);
}
