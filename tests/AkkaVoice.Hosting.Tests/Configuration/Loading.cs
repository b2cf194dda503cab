using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Tests.Configuration;

/// <summary>Loads configurations in tests without touching the machine's environment or files.</summary>
internal static class Loading
{
    public static AkkaVoiceOptions With(
        string hocon = "", (string Name, string Value)[]? environment = null, (string Key, string Value)[]? overrides = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"akkavoice-{Guid.NewGuid():N}.hocon");
        File.WriteAllText(file, hocon);
        try
        {
            return new ConfigurationSources
            {
                File = file,
                Environment = (environment ?? []).ToDictionary(e => e.Name, e => e.Value),
                Overrides = [.. (overrides ?? []).Select(o => KeyValuePair.Create(o.Key, o.Value))],
            }.Load();
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static IReadOnlyList<string> Errors(
        string hocon = "", (string Name, string Value)[]? environment = null, (string Key, string Value)[]? overrides = null) =>
        Assert.Throws<ConfigurationException>(() => With(hocon, environment, overrides)).Errors;
}
