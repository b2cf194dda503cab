namespace AkkaSoak;

/// <summary>Taking and printing figures.</summary>
internal static class Figures
{
    /// <summary>Processor time of all threads of the process so far, user and system.</summary>
    public static TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public static void Print(string name, double value, string unit) => Console.WriteLine($"{name}\t{value:0.###}\t{unit}");

    /// <summary>Runs an action several times. Returns the medians of its processor time in ns and of the bytes it allocated, per unit of work.</summary>
    public static (double Nanoseconds, double Bytes) PerUnit(int units, int repetitions, Action action)
    {
        var times = new double[repetitions];
        var bytes = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
        {
            Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Cpu;
            action();
            times[i] = (Cpu - cpu).TotalNanoseconds / units;
            bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)units;
        }

        return (Median(times), Median(bytes));
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
