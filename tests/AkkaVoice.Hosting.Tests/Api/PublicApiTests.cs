using System.Reflection;

namespace AkkaVoice.Hosting.Tests.Api;

/// <summary>
/// The public surface of each library against the text file that is checked in beside this test. A change on purpose is written down with
/// <c>AKKAVOICE_UPDATE_API=1 dotnet test tests/AkkaVoice.Hosting.Tests --filter PublicApiTests</c>.
/// </summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("AkkaVoice.Audio")]
    [InlineData("AkkaVoice.Streams")]
    [InlineData("AkkaVoice.Actors")]
    [InlineData("AkkaVoice.LocalRealtime")]
    [InlineData("AkkaVoice.Hosting")]
    [InlineData("AkkaVoice.Web")]
    [InlineData("AkkaVoice.TestKit")]
    public void The_public_surface_changes_on_purpose_only(string library)
    {
        var file = Path.Combine(Repository.Root, "tests", "AkkaVoice.Hosting.Tests", "Api", $"{library}.txt");
        var actual = PublicApi.Of(Assembly.Load(library));
        if (Environment.GetEnvironmentVariable("AKKAVOICE_UPDATE_API") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected == actual) return;
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var lines = before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}"));
        Assert.Fail(
            $"The public surface of {library} is not what {library}.txt says:\n{string.Join('\n', lines)}\n"
            + "When that is on purpose: AKKAVOICE_UPDATE_API=1 dotnet test tests/AkkaVoice.Hosting.Tests --filter PublicApiTests");
    }
}
