using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>The program as a process of its own, as a person starts it; told to stop at the test's end.</summary>
internal sealed class AgentService : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private AgentService(string agentName, string url, string? secret, string[] arguments)
    {
        AgentName = agentName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "akkavoice.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LIVEKIT_URL"] = url;
        start.Environment["LIVEKIT_API_KEY"] = LiveKitDevServer.ApiKey;
        start.Environment["LIVEKIT_API_SECRET"] = secret ?? LiveKitDevServer.ApiSecret;
        start.Environment["AGENT_NAME"] = agentName;
        foreach (var variable in (string[])["OPENAI_API_KEY", "OPENAI_BASE_URL"]) start.Environment.Remove(variable);
        _process = Process.Start(start)!;
        void Note(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text) _lines.Enqueue(text);
        }

        _process.OutputDataReceived += Note;
        _process.ErrorDataReceived += Note;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The name by which the worker's agent is asked for.</summary>
    public string AgentName { get; }

    /// <summary>Everything it has written.</summary>
    public string Log => string.Join('\n', _lines);

    public bool HasEnded => _process.HasExited;

    /// <summary>A worker that is registered.</summary>
    /// <param name="url">The LiveKit server.</param>
    /// <param name="arguments">More of the command line.</param>
    public static async Task<AgentService> RegisteredAsync(string url, params string[] arguments)
    {
        var service = Worker(url, arguments: arguments);
        await service.SaysAsync("is registered with LiveKit");
        return service;
    }

    /// <summary>A worker, whatever becomes of it.</summary>
    /// <param name="url">The LiveKit server.</param>
    /// <param name="secret">The API secret; null for the right one.</param>
    /// <param name="agentName">Null for a name of its own; empty for automatic dispatch.</param>
    /// <param name="arguments">More of the command line.</param>
    public static AgentService Worker(string url, string? secret = null, string? agentName = null, params string[] arguments) => new(
        agentName ?? $"agent-{Guid.NewGuid():N}", url, secret,
        [
            "run", "--port", "0", "--set", "akkavoice.worker.port=0", "--set", "akkavoice.worker.load-threshold=off",
            "--set", "akkavoice.worker.drain-timeout=0s", "--set", "akkavoice.tools.weather.source=offline", .. arguments,
        ]);

    /// <summary>Another command of the program.</summary>
    /// <param name="url">The LiveKit server.</param>
    /// <param name="secret">The API secret; null for the right one.</param>
    /// <param name="arguments">The command line.</param>
    public static AgentService Command(string url, string? secret, params string[] arguments) => new("", url, secret, arguments);

    /// <summary>Waits for a line that holds all of this.</summary>
    public Task<string> SaysAsync(params string[] words) => Patience.ForAsync(
        $"'{string.Join("' and '", words)}' in the program's log",
        () => _lines.FirstOrDefault(line => words.All(word => line.Contains(word, StringComparison.Ordinal))), () => Log);

    /// <summary>How many lines hold this.</summary>
    public int Count(string words) => _lines.Count(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Asks it to stop, as Ctrl+C does.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Stop();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }
}
