namespace Akka.Util.Internal;

/// <summary>Replaces a reference by a function of it; the function is called again when another thread was faster.</summary>
public static class InterlockedSpin
{
    /// <summary>The new value.</summary>
    public static T Swap<T>(ref T reference, Func<T, T> updater)
        where T : class
    {
        while (true)
        {
            var current = Volatile.Read(ref reference);
            var updated = updater(current);
            if (ReferenceEquals(Interlocked.CompareExchange(ref reference, updated, current), current))
                return updated;
        }
    }

    /// <summary>Replaces only if the function says so; gives the third of what it gives.</summary>
    public static TReturn ConditionallySwap<T, TReturn>(ref T reference, Func<T, (bool, T, TReturn)> updateIfTrue)
        where T : class
    {
        while (true)
        {
            var current = Volatile.Read(ref reference);
            var (update, updated, result) = updateIfTrue(current);
            if (!update || ReferenceEquals(Interlocked.CompareExchange(ref reference, updated, current), current))
                return result;
        }
    }
}
