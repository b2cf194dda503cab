using System.Globalization;

namespace AkkaVoice.Actors.Workers.Load;

/// <summary>Processor time that has been used since some start.</summary>
/// <param name="Busy">Used.</param>
/// <param name="Total">There was.</param>
internal readonly record struct CpuTimes(double Busy, double Total)
{
    /// <summary>Reads the first line of Linux's <c>/proc/stat</c>; null when it is something else.</summary>
    public static CpuTimes? Parse(string? line)
    {
        var fields = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (fields.Length < 6 || fields[0] != "cpu") return null;
        var ticks = new List<double>();
        // user, nice, system, idle, iowait, irq, softirq, steal; what follows (guests) is part of user and nice already.
        foreach (var field in fields.Skip(1).Take(8))
        {
            if (!double.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
            ticks.Add(value);
        }

        var total = ticks.Sum();
        return new CpuTimes(total - ticks[3] - ticks[4], total);
    }

    /// <summary>The share that was busy since an earlier reading, 0 to 1; null when no time has passed.</summary>
    public double? Since(CpuTimes earlier) => Total > earlier.Total ? Math.Clamp((Busy - earlier.Busy) / (Total - earlier.Total), 0, 1) : null;
}
