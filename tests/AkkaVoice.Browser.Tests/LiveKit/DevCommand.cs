using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace AkkaVoice.Browser.Tests.LiveKit;

/// <summary><c>./akkavoice dev</c> as a person starts it: the development room server with its page, and the service as its worker.</summary>
internal sealed partial class DevCommand : IAsyncDisposable
{
    // The command builds what is not built yet.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DevCommand(Process process) => _process = process;

    /// <summary>The page to talk on.</summary>
    public Uri Page => _page.Task.Result;

    /// <summary>Everything that it said.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Starts it on free ports, and waits until the service is registered.</summary>
    public static async Task<DevCommand> StartAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository(), "akkavoice")) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["dev", "--livekit-port", "0", "--port", "0", "--set", "akkavoice.worker.port=0", "--set", "akkavoice.tools.weather.source=offline"])
            start.ArgumentList.Add(argument);
        // A key that happens to be here must not send the conversation elsewhere.
        foreach (var variable in (string[])["OPENAI_API_KEY", "OPENAI_BASE_URL", "AGENT_NAME"]) start.Environment.Remove(variable);
        var command = new DevCommand(Process.Start(start)!);
        command._process.OutputDataReceived += (_, line) => command.Hear(line.Data);
        command._process.ErrorDataReceived += (_, line) => command.Hear(line.Data);
        command._process.BeginOutputReadLine();
        command._process.BeginErrorReadLine();
        var ready = Task.WhenAll(command._page.Task, command._registered.Task);
        var first = await Task.WhenAny(ready, command._process.WaitForExitAsync(), Task.Delay(Patience));
        if (first == ready) return command;
        var said = command.Said;
        await command.DisposeAsync();
        throw new InvalidOperationException($"./akkavoice dev did not start: {said}");
    }

    /// <summary>Asks it to end, as Ctrl+C and service managers do.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (Link().Match(line) is { Success: true } link) _page.TrySetResult(new Uri(link.Value));
        if (line.Contains("is registered with LiveKit", StringComparison.Ordinal)) _registered.TrySetResult();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"These tests run within the repository: ./akkavoice is not found from {AppContext.BaseDirectory}");
        return folder.FullName;
    }

    [GeneratedRegex(@"http://\S+/try\b")]
    private static partial Regex Link();
}
