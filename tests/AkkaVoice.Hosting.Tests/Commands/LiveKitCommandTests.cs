using AkkaVoice.Hosting.Commands;

namespace AkkaVoice.Hosting.Tests.Commands;

public class LiveKitCommandTests
{
    private static readonly string[] Server =
    [
        "--set", "akkavoice.livekit.url=ws://127.0.0.1:9", "--set", "akkavoice.livekit.api-key=devkey", "--set", "akkavoice.livekit.api-secret=secret",
    ];

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }

    [Fact]
    public async Task A_token_is_all_that_goes_to_the_output()
    {
        var (code, output, error) = await RunAsync(["token", "--room", "lobby", "--identity", "ada", .. Server]);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", output);
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_told_at_once_and_all_of_it()
    {
        var (code, output, error) = await RunAsync(["token", "--room", "", "--identity", " ", "--ttl", "soon", "--attribute", "x", .. Server]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("--room is ''", error, StringComparison.Ordinal);
        Assert.Contains("--identity is ' '", error, StringComparison.Ordinal);
        Assert.Contains("--ttl is 'soon'; allowed: a duration from 1s to 365d", error, StringComparison.Ordinal);
        Assert.Contains("--attribute is 'x'; allowed: KEY=VALUE", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_needs_a_room_says_so()
    {
        var (code, _, error) = await RunAsync("token", "--identity", "ada");

        Assert.Equal(2, code);
        Assert.Contains("--room", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_the_message_says_which_variables_to_set()
    {
        var (code, _, error) = await RunAsync(
            "token", "--room", "lobby", "--identity", "ada", "--set", "akkavoice.livekit.url=", "--set", "akkavoice.livekit.api-key=", "--set", "akkavoice.livekit.api-secret=");

        Assert.Equal(2, code);
        Assert.Contains("LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispatch_to_a_server_that_is_away_fails_with_its_address()
    {
        var (code, _, error) = await RunAsync(["dispatch", "--room", "lobby", .. Server]);

        Assert.Equal(1, code);
        Assert.Contains("http://127.0.0.1:9/ cannot be reached", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_the_server_that_is_away_and_says_what_to_do()
    {
        var (code, output, _) = await RunAsync(["doctor", "--set", "akkavoice.host.port=0", "--set", "akkavoice.worker.port=0", .. Server]);

        Assert.Equal(1, code);
        Assert.Contains("FAIL LiveKit server: ws://127.0.0.1:9/ cannot be reached", output, StringComparison.Ordinal);
        Assert.Contains("-> Check LIVEKIT_URL", output, StringComparison.Ordinal);
        Assert.Contains("ok   configuration", output, StringComparison.Ordinal);
    }
}
