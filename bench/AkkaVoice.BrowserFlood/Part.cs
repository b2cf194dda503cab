using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AkkaVoice.BrowserFlood;

/// <summary>A process of the measurement: this program in one of its roles.</summary>
internal sealed class Part : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private volatile string _lastError = "";

    private Part(Process process) => _process = process;

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="isStranger">Whether it runs only when nobody else wants to: what runs elsewhere in life is not to take their processors here.</param>
    /// <param name="role">What it does.</param>
    public static Part Start(bool isStranger, params string[] role)
    {
        string[] self = [Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Part).Assembly.Location] : Array.Empty<string>()];
        string[] command = [.. isStranger ? ["chrt", "--idle", "0"] : Array.Empty<string>(), .. self, .. role];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"Could not start {command[0]}.");
        var part = new Part(process);
        // What a service logs is read, as a terminal would; the last line is kept, should it end too soon.
        process.ErrorDataReceived += (_, line) => part._lastError = line.Data ?? part._lastError;
        process.BeginErrorReadLine();
        return part;
    }

    public Task TellAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>The next line that it says.</summary>
    public async Task<string> HearAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException($"A process has ended: {_lastError}");

    /// <summary>The address in the next line that has one.</summary>
    public async Task<string> AddressAsync()
    {
        while (true)
        {
            if (Regex.Match(await HearAsync(), @"(http|ws)://\S+") is { Success: true } address)
                return address.Value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
