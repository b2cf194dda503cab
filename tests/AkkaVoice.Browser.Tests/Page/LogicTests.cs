using System.Diagnostics;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>The tests that the page's own logic has, in TypeScript.</summary>
public class LogicTests
{
    [Fact]
    public async Task The_tests_of_the_pages_logic_pass()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln"))) folder = folder.Parent!;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["test", "--silent"])
        {
            WorkingDirectory = Path.Combine(folder.FullName, "src", "AkkaVoice.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["CI"] = "1" },
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(patience.Token), npm.StandardError.ReadToEndAsync(patience.Token));
        await npm.WaitForExitAsync(patience.Token);
        var said = $"{await output}\n{await error}";
        Assert.True(npm.ExitCode == 0, said);
        Assert.Matches(@"Tests +\d+ passed", said);
    }
}
