using System.Text.RegularExpressions;

namespace AkkaVoice.Actors.Tests;

/// <summary>What the documents say about tests: those that they name exist, wherever they stand.</summary>
public partial class DocumentedTests
{
    private static readonly DirectoryInfo Root = FindRoot();

    [Fact]
    public void Every_test_that_the_table_of_scenarios_names_exists()
    {
        var named = Rows("scenarios.md").SelectMany(Named).ToList();

        Assert.True(named.Count > 30);
        Assert.Empty(named.Except(All()));
    }

    [Fact]
    public void Every_row_about_what_fails_names_a_test_and_each_of_them_exists()
    {
        var rows = Rows("architecture.md").Where(row => !row.StartsWith("| what fails", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 30);
        Assert.DoesNotContain(rows, row => !Named(row[row.TrimEnd('|', ' ').LastIndexOf('|')..]).Any());
        Assert.Empty(rows.SelectMany(Named).Except(All()));
    }

    private static IEnumerable<string> Rows(string document) => File.ReadLines(Path.Combine(Root.FullName, "docs", document))
        .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal));

    private static IEnumerable<string> Named(string row) => NamedTest().Matches(row).Select(match => match.Groups[1].Value);

    // By what stands in the sources: other projects' tests cannot be referred to from here.
    private static HashSet<string> All() => Directory
        .EnumerateFiles(Path.Combine(Root.FullName, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}"))
        .ToHashSet();

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
        {
            folder = folder.Parent;
        }

        return folder ?? throw new DirectoryNotFoundException("AkkaVoice.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"`([A-Za-z]+Tests\.\w+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"(?m)^    public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();
}
