using System.Reflection;
using System.Xml.Linq;

namespace AkkaVoice.Hosting.Tests.Architecture;

/// <summary>Dependencies point one way: Host -> Hosting -> Actors -> Streams -> Audio (and LiveKit's binding); the local server stands alone.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AkkaVoice.Audio"] = [],
        ["AkkaVoice.Streams"] = ["AkkaVoice.Audio", "LiveKit.Rtc"],
        ["AkkaVoice.Actors"] = ["AkkaVoice.Streams", "AkkaVoice.Audio"],
        ["AkkaVoice.LocalRealtime"] = ["AkkaVoice.Audio"],
        ["AkkaVoice.Hosting"] = ["AkkaVoice.Actors", "AkkaVoice.Streams", "AkkaVoice.Audio", "AkkaVoice.LocalRealtime", "AkkaVoice.Web"],
        ["AkkaVoice.Web"] = [],
        ["AkkaVoice.Host"] = ["AkkaVoice.Hosting"],
        ["AkkaVoice.TestKit"] = ["AkkaVoice.Actors", "AkkaVoice.Streams", "AkkaVoice.Audio", "AkkaVoice.LocalRealtime"],
    };

    [Fact]
    public void Every_project_of_src_is_on_the_list() =>
        Assert.Equal(Allowed.Keys.Order(), Projects("src").Select(p => p.Name).Order());

    [Fact]
    public void Projects_refer_only_to_what_lies_below_them()
    {
        foreach (var (name, file) in Projects("src"))
        {
            var references = Items(file, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r));
            Assert.Empty(references.Except(Allowed[name]).Select(r => $"{name} -> {r}"));
        }
    }

    [Fact]
    public void The_audio_leaf_knows_neither_actors_nor_the_web()
    {
        var names = typeof(AkkaVoice.Audio.AudioFrame).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(names, n => n.StartsWith("Akka", StringComparison.Ordinal) || n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_knows_nothing_of_the_web_server()
    {
        foreach (var assembly in new[] { typeof(AkkaVoice.Streams.Rooms.IRoom).Assembly, Assembly.Load("AkkaVoice.Actors") })
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Stand_ins_know_nothing_of_the_product()
    {
        foreach (var (_, file) in Projects("compat"))
            Assert.DoesNotContain(Items(file, "ProjectReference"), r => r.Contains("AkkaVoice", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string File)> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(f => (Path.GetFileNameWithoutExtension(f), f));

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(e => (string)e.Attribute("Include")!);
}
