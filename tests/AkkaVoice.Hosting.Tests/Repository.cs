namespace AkkaVoice.Hosting.Tests;

/// <summary>Where the sources are that these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
