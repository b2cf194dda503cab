using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveKit.TestServer;

/// <summary>
/// The development room server (tools/livekit-dev-server) as a process of its own on a free port of loopback; it ends with the object. As a
/// class fixture it is started once for a class of tests: <c>IClassFixture&lt;LiveKitDevServer&gt;</c>. The environment can put another server
/// in its place, see <see cref="ServerChoice"/>.
/// </summary>
public sealed partial class LiveKitDevServer : IAsyncLifetime
{
    public static string ApiKey => ServerChoice.ApiKey;

    public static string ApiSecret => ServerChoice.ApiSecret;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <summary>Options of the development room server, such as <c>--departure-timeout 1</c>; the port is chosen here. Other servers have none.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Where clients connect: <c>ws://127.0.0.1:port</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Where the server API is: <c>http://127.0.0.1:port</c>.</summary>
    public string HttpUrl => "http" + Url["ws".Length..];

    public int Port => new Uri(Url).Port;

    /// <summary>What the server has written; nothing for one that was not started here.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>Starts the server, again on the same port if it was started before.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
            throw new InvalidOperationException("The server runs already.");
        if (ServerChoice.GivenUrl is { } given)
        {
            Url = given;
            return;
        }

        // Only the development room server can choose a port and tell it.
        var port = Url != "" ? Port : ServerChoice.OtherProgram is null ? 0 : UnusedPort();
        var process = ServerChoice.OtherProgram is { } other ? Listen(other, [$"{port}"]) : Listen("node", [await BuiltAsync(), "--port", $"{port}", .. Options]);
        try
        {
            Url = port > 0 ? $"ws://127.0.0.1:{port}" : await ReadAddressAsync(process);
            await AnswersAsync(process);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        _process = process;
    }

    /// <summary>Ends the server at once, as a crash does. <see cref="StartAsync"/> brings it back on the same port.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    Task IAsyncLifetime.InitializeAsync() => NodeAvailability.SkipReason is null ? StartAsync() : Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => KillAsync();

    /// <summary>LiveKit's client for browsers as one script, which the development room server's own tests bring.</summary>
    public static async Task<string> BrowserClientAsync() =>
        Path.Combine(Path.GetDirectoryName(await BuiltAsync())!, "..", "..", "node_modules", "livekit-client", "dist", "livekit-client.umd.js");

    /// <summary>A port of loopback that nobody listens on: for a server that is not there.</summary>
    public static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Listen(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        void Note(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
                _output.Enqueue(text);
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<string> ReadAddressAsync(Process process)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(20))
        {
            if (_output.Select(line => Address().Match(line)).FirstOrDefault(match => match.Success) is { } address)
                return address.Value;
        }

        throw NotStarted();
    }

    private async Task AnswersAsync(Process process)
    {
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(20))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(HttpUrl));
                return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }

        throw NotStarted();
    }

    private InvalidOperationException NotStarted() => new($"The room server did not start: {string.Join('\n', _output)}");

    /// <summary>Brings what the development room server needs and compiles it, unless that is done; one process at a time.</summary>
    /// <returns>The program.</returns>
    private static async Task<string> BuiltAsync()
    {
        var tool = Path.Combine(Repository(), "tools", "livekit-dev-server");
        var place = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tool)))[..16];
        using var turn = await TurnAsync(Path.Combine(Path.GetTempPath(), $"livekit-dev-server-{place}.lock"));
        using var build = Process.Start(new ProcessStartInfo("bash") { ArgumentList = { Path.Combine(tool, "build.sh") }, RedirectStandardError = true })!;
        var errors = await build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0
            ? Path.Combine(tool, "dist", "src", "main.js")
            : throw new InvalidOperationException($"The development room server could not be built: {errors}");
    }

    private static async Task<FileStream> TurnAsync(string file)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Another test process builds it.
            }
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run within the repository: tools/livekit-dev-server is not found from " + AppContext.BaseDirectory);
        return folder.FullName;
    }

    [GeneratedRegex(@"ws://\S+")]
    private static partial Regex Address();
}
