using System.Diagnostics;
using System.Globalization;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary><c>akkavoice run</c> as a process of its own: a worker that takes every room.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private static readonly double TicksPerSecond = 100; // USER_HZ, fixed in Linux's interface

    private readonly Process _process;

    private AgentProcess(Process process) => _process = process;

    public static AgentProcess Start(LiveKitAccess access, Uri realtime, string log)
    {
        var program = Path.Combine(Repository(), "artifacts", "compat", "bin", "AkkaVoice.Host", "release", "akkavoice.dll");
        if (!File.Exists(program)) throw new FileNotFoundException($"{program} is missing: dotnet build -c Release src/AkkaVoice.Host", program);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, "run", "--port", "0", "--realtime-url", realtime.ToString(), "--set", "akkavoice.worker.port=0", "--set", "akkavoice.worker.load-threshold=off"]) start.ArgumentList.Add(argument);
        start.Environment["LIVEKIT_URL"] = access.Url;
        start.Environment["LIVEKIT_API_KEY"] = access.Key;
        start.Environment["LIVEKIT_API_SECRET"] = access.Secret;
        start.Environment["AGENT_NAME"] = "";
        var process = Process.Start(start)!;
        var writer = TextWriter.Synchronized(new StreamWriter(log) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new AgentProcess(process);
    }

    /// <summary>Processor time so far, user and system, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Memory of its own and its share of what others use too, in MB.</summary>
    public double ProportionalMegabytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1_024;

    public int Threads => Directory.GetDirectories($"/proc/{_process.Id}/task").Length;

    public int Descriptors => Directory.GetFileSystemEntries($"/proc/{_process.Id}/fd").Length;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20)))
            {
                try
                {
                    await _process.WaitForExitAsync(patience.Token);
                }
                catch (OperationCanceledException)
                {
                    _process.Kill(entireProcessTree: true);
                }
            }
        }

        _process.Dispose();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"The repository is not above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
