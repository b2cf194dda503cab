namespace LiveKit.TestServer;

/// <summary>
/// A test in a LiveKit room. It needs Node.js and npm for the development room server; without them it is skipped on a developer's machine,
/// with the reason, and fails under continuous integration.
/// </summary>
public sealed class LiveKitFactAttribute : FactAttribute
{
    public LiveKitFactAttribute() => Skip = NodeAvailability.SkipReason;
}

/// <summary>The same for tests with data.</summary>
public sealed class LiveKitTheoryAttribute : TheoryAttribute
{
    public LiveKitTheoryAttribute() => Skip = NodeAvailability.SkipReason;
}

/// <summary>A test that kills its server or stands between it and its clients: skipped where the server is somebody else's.</summary>
public sealed class OwnServerFactAttribute : FactAttribute
{
    public OwnServerFactAttribute() =>
        Skip = NodeAvailability.SkipReason ?? (ServerChoice.GivenUrl is null ? null : "NOT TESTED: the server at LIVEKIT_URL is not this test's to kill or to cut off.");
}

internal static class NodeAvailability
{
    public static string? SkipReason { get; } =
        ServerChoice.IsDevelopmentServer && Environment.GetEnvironmentVariable("CI") != "true" && !(OnPath("node") && OnPath("npm"))
            ? "NOT TESTED: there is no node and npm on the PATH (https://nodejs.org, 20 or newer)."
            : null;

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));
}
