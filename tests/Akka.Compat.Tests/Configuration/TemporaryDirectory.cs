namespace Akka.Compat.Tests.Configuration;

/// <summary>A directory for one test; gone with it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("akka-compat-").FullName;

    public void Dispose() => Directory.Delete(Path, true);

    internal void Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
