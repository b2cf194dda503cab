namespace LiveKit.TestServer;

/// <summary>
/// Which server the tests talk to. Unless told otherwise it is the development room server. <c>ROOM_SERVER</c> names a program that starts another,
/// such as a genuine one: its one argument is the TCP port, its keys are devkey and secret. With <c>LIVEKIT_URL</c> (and <c>LIVEKIT_API_KEY</c>,
/// <c>LIVEKIT_API_SECRET</c>) the tests are guests of a server that runs already; those that must kill it are skipped.
/// </summary>
public static class ServerChoice
{
    public static string ApiKey { get; } = Guest("LIVEKIT_API_KEY") ?? "devkey";

    public static string ApiSecret { get; } = Guest("LIVEKIT_API_SECRET") ?? "secret";

    /// <summary>The server that runs already; null when the tests start theirs.</summary>
    public static string? GivenUrl => Guest("LIVEKIT_URL");

    /// <summary>The program that starts another server than the development room server; null for that one.</summary>
    public static string? OtherProgram { get; } = Given("ROOM_SERVER");

    /// <summary>Whether the tests talk to the development room server.</summary>
    public static bool IsDevelopmentServer => GivenUrl is null && OtherProgram is null;

    // A server of the tests' own has keys of its own, whatever the environment says for another.
    private static string? Guest(string variable) => Given("ROOM_SERVER") is null && Given("LIVEKIT_URL") is not null ? Given(variable) : null;

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
