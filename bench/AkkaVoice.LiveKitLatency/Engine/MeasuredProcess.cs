using System.Diagnostics;
using System.Globalization;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>The process at the other end of the callers' rooms, and what it takes of the machine.</summary>
internal abstract class MeasuredProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed in Linux's interface

    protected MeasuredProcess(ProcessStartInfo start, string log)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process = Process.Start(start)!;
        var writer = TextWriter.Synchronized(new StreamWriter(log) { AutoFlush = true });
        Process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        Process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    /// <summary>Processor time so far, user and system, in seconds.</summary>
    public double CpuSeconds => Read($"/proc/{Process.Id}/stat").Seconds;

    /// <summary>The same of each kind of thread, by name, of those that run now.</summary>
    public IReadOnlyDictionary<string, double> CpuByThread
    {
        get
        {
            var kinds = new Dictionary<string, double>();
            foreach (var thread in Directory.GetDirectories($"/proc/{Process.Id}/task"))
            {
                try
                {
                    var (name, seconds) = Read(Path.Combine(thread, "stat"));
                    kinds[name] = kinds.GetValueOrDefault(name) + seconds;
                }
                catch (IOException)
                {
                    // It has ended meanwhile.
                }
            }

            return kinds;
        }
    }

    /// <summary>Memory of its own and its share of what others use too, in MB.</summary>
    public double ProportionalMegabytes => double.Parse(
        File.ReadLines($"/proc/{Process.Id}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1_024;

    public int Threads => Directory.GetDirectories($"/proc/{Process.Id}/task").Length;

    public int Descriptors => Directory.GetFileSystemEntries($"/proc/{Process.Id}/fd").Length;

    protected Process Process { get; }

    /// <summary>Whether it takes turns.</summary>
    public virtual bool Answers => true;

    /// <summary>Sees to it that the process is or will be in the room of the caller who is about to enter it.</summary>
    public virtual Task ComeAsync(string room) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            using (Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]))
            using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20)))
            {
                try
                {
                    await Process.WaitForExitAsync(patience.Token);
                }
                catch (OperationCanceledException)
                {
                    Process.Kill(entireProcessTree: true);
                }
            }
        }

        Process.Dispose();
    }

    private static (string Name, double Seconds) Read(string path)
    {
        var stat = File.ReadAllText(path);
        var (begin, end) = (stat.IndexOf('('), stat.LastIndexOf(')'));
        var fields = stat[(end + 2)..].Split(' ');
        return (stat[(begin + 1)..end], (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
