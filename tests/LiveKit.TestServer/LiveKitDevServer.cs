using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveKit.TestServer;

/// <summary>
/// The development room server (tools/livekit-dev-server) as a process of its own on a free port of loopback; it ends with the object. As a
/// class fixture it is started once for a class of tests: <c>IClassFixture&lt;LiveKitDevServer&gt;</c>.
/// </summary>
public sealed partial class LiveKitDevServer : IAsyncLifetime
{
    public const string ApiKey = "devkey";
    public const string ApiSecret = "secret";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private Process? _process;

    /// <summary>Options of the program, such as <c>--departure-timeout 1</c>; the port is chosen here.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Where clients connect: <c>ws://127.0.0.1:port</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Where the server API is: <c>http://127.0.0.1:port</c>.</summary>
    public string HttpUrl => Url.Replace("ws://", "http://", StringComparison.Ordinal);

    public int Port => new Uri(Url).Port;

    /// <summary>Starts the server, again on the same port if it was started before.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
            throw new InvalidOperationException("The server runs already.");
        var tool = Path.Combine(Repository(), "tools", "livekit-dev-server");
        await BuildAsync(tool);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[Path.Combine(tool, "dist", "src", "main.js"), "--port", Url == "" ? "0" : $"{Port}", .. Options])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null || Address().Match(line) is not { Success: true } address)
        {
            process.Kill();
            throw new InvalidOperationException($"The development room server did not start: {line}{errors}");
        }
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Url = address.Value;
        _process = process;
    }

    /// <summary>Ends the server at once, as a crash does. <see cref="StartAsync"/> brings it back on the same port.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    Task IAsyncLifetime.InitializeAsync() => NodeAvailability.SkipReason is null ? StartAsync() : Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => KillAsync();

    /// <summary>A port of loopback that nobody listens on: for a server that is not there.</summary>
    public static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Brings what the server needs and compiles it, unless that is done; one process at a time.</summary>
    private static async Task BuildAsync(string tool)
    {
        var place = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tool)))[..16];
        using var turn = await TurnAsync(Path.Combine(Path.GetTempPath(), $"livekit-dev-server-{place}.lock"));
        using var build = Process.Start(new ProcessStartInfo("bash") { ArgumentList = { Path.Combine(tool, "build.sh") }, RedirectStandardError = true })!;
        var errors = await build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"The development room server could not be built: {errors}");
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
