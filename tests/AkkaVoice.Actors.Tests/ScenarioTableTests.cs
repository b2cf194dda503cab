using System.Text.RegularExpressions;

namespace AkkaVoice.Actors.Tests;

public partial class ScenarioTableTests
{
    [Fact]
    public void Every_test_that_the_table_of_scenarios_names_exists()
    {
        var tests = typeof(ScenarioTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        var named = File.ReadLines(Path.Combine(Root(), "docs", "scenarios.md"))
            .Where(line => !line.Contains("(streams)", StringComparison.Ordinal))
            .SelectMany(line => Named().Matches(line))
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.True(named.Count > 30);
        Assert.Empty(named.Except(tests));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("AkkaVoice.sln is in no folder above the tests.");
    }

    [GeneratedRegex("`([A-Za-z]+Tests\\.\\w+)`")]
    private static partial Regex Named();
}
