namespace Akka.Util;

/// <summary>A value made when it is first asked for, once; a failure to make it is given to everybody who asks.</summary>
public sealed class FastLazy<T>
{
    private readonly Lazy<T> _lazy;

    public FastLazy(Func<T> producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        _lazy = new Lazy<T>(producer, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public T Value => _lazy.Value;

    public bool IsValueCreated() => _lazy.IsValueCreated;
}
