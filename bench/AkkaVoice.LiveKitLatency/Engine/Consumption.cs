using System.Diagnostics;
using System.Globalization;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>Processor time that a process takes from a moment on.</summary>
internal sealed class Consumption
{
    private readonly MeasuredProcess _process;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly double _before;
    private readonly IReadOnlyDictionary<string, double> _threadsBefore;

    public Consumption(MeasuredProcess process) => (_process, _before, _threadsBefore) = (process, process.CpuSeconds, process.CpuByThread);

    /// <summary>Seconds of it in a minute.</summary>
    public double PerMinute => (_process.CpuSeconds - _before) / _clock.Elapsed.TotalMinutes;

    /// <summary>By kind of thread, where it is 1 % or more of a processor's; divided by a number of sessions.</summary>
    public string Threads(int sessions)
    {
        var minutes = _clock.Elapsed.TotalMinutes * sessions;
        return string.Join(", ", _process.CpuByThread
            .Select(kind => (Name: kind.Key, Seconds: (kind.Value - _threadsBefore.GetValueOrDefault(kind.Key)) / minutes))
            .Where(kind => kind.Seconds >= 0.05)
            .OrderByDescending(kind => kind.Seconds)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Seconds:0.00}")));
    }
}
