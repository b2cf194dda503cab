namespace AkkaVoice.Actors.Workers.Load;

/// <summary>
/// How busy the processors are, as the mean of the last five measurements: the machine's, or this process's own share of the processors that
/// it may use, whichever is more. In a container with a limit the second tells the truth, beside busy neighbours the first does.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class CpuLoad(TimeProvider time) : ILoadMeter
{
    private const int Window = 5;

    private readonly Queue<double> _recent = new();
    private CpuTimes? _machine;
    private CpuTimes? _process;

    /// <inheritdoc />
    public double Measure()
    {
        var (machine, process) = (Machine(), Process());
        var load = Math.Max(Share(machine, _machine), Share(process, _process));
        var first = _process is null;
        (_machine, _process) = (machine, process);
        // A single reading says nothing: the share is one between two.
        if (first) return 0;
        _recent.Enqueue(load);
        if (_recent.Count > Window) _recent.Dequeue();
        return _recent.Average();
    }

    private static double Share(CpuTimes? now, CpuTimes? before) => now is { } later && before is { } earlier ? later.Since(earlier) ?? 0 : 0;

    private static CpuTimes? Machine()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            using var reader = new StreamReader("/proc/stat");
            return CpuTimes.Parse(reader.ReadLine());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private CpuTimes Process() => new(
        Environment.CpuUsage.TotalTime.TotalSeconds, time.GetElapsedTime(0).TotalSeconds * Environment.ProcessorCount);
}
