using System.Globalization;

namespace AkkaVoice.Load.Measuring;

/// <summary>What this process has used so far.</summary>
/// <param name="Processor">Processor time, user and system.</param>
/// <param name="AllocatedBytes">Bytes allocated.</param>
/// <param name="GcPause">Time for which the collector stood everything still.</param>
/// <param name="Collections">Collections of all generations.</param>
internal readonly record struct Usage(TimeSpan Processor, long AllocatedBytes, TimeSpan GcPause, int Collections)
{
    public static Usage Now => new(
        Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: false), GC.GetTotalPauseDuration(), GC.CollectionCount(0));

    /// <summary>Memory of this process that is in the machine's, in kB.</summary>
    public static long ResidentKb =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1_024;

    public static Usage operator -(Usage after, Usage before) => new(
        after.Processor - before.Processor,
        after.AllocatedBytes - before.AllocatedBytes,
        after.GcPause - before.GcPause,
        after.Collections - before.Collections);
}
