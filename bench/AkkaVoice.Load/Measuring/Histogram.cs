using System.Numerics;

namespace AkkaVoice.Load.Measuring;

/// <summary>
/// Counts durations by length, to 1.6 %, from any thread, and allocates nothing. Up to 64 steps the buckets are one microsecond wide, beyond that
/// each power of two has 64 of them.
/// </summary>
internal sealed class Histogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;

    private readonly long[] _counts = new long[40 << SubBits];
    private long _max;

    public long Count
    {
        get
        {
            var sum = 0L;
            foreach (var count in _counts)
                sum += count;
            return sum;
        }
    }

    /// <summary>The longest, in ms; exact.</summary>
    public double Max => Volatile.Read(ref _max) / 1_000.0;

    /// <param name="duration">What is counted; less than nothing counts as nothing.</param>
    public void Add(TimeSpan duration)
    {
        var micros = Math.Max(0, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        Interlocked.Increment(ref _counts[Math.Min(IndexOf(micros), _counts.Length - 1)]);
        var max = Volatile.Read(ref _max);
        while (micros > max)
        {
            var seen = Interlocked.CompareExchange(ref _max, micros, max);
            if (seen == max)
                break;
            max = seen;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Volatile.Write(ref _max, 0);
    }

    /// <summary>The upper end of the bucket that holds a share of all, in ms; 0 when nothing was counted.</summary>
    public double At(double share)
    {
        var (total, passed) = (Count, 0L);
        if (total == 0)
            return 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            passed += _counts[i];
            if (passed >= share * total)
                return Math.Min(UpperEnd(i) / 1_000.0, Max);
        }

        return Max;
    }

    private static int IndexOf(long micros)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)micros | 1) - SubBits);
        return (shift * SubBuckets) + (int)(micros >> shift);
    }

    private static long UpperEnd(int index)
    {
        var shift = Math.Max(0, (index / SubBuckets) - 1);
        return (((long)index - (shift * SubBuckets) + 1) << shift) - 1;
    }
}
