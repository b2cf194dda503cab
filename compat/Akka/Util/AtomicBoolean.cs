namespace Akka.Util;

/// <summary>A flag that is read and swapped atomically.</summary>
public class AtomicBoolean
{
    private int _value;

    public AtomicBoolean(bool initialValue = false) => _value = initialValue ? 1 : 0;

    public bool Value
    {
        get => Volatile.Read(ref _value) != 0;
        set => Interlocked.Exchange(ref _value, value ? 1 : 0);
    }

    /// <summary>Sets the flag when it has the expected value; tells whether it did.</summary>
    public bool CompareAndSet(bool expected, bool newValue)
    {
        var wanted = expected ? 1 : 0;
        return Interlocked.CompareExchange(ref _value, newValue ? 1 : 0, wanted) == wanted;
    }

    /// <summary>Sets the flag and returns what it was.</summary>
    public bool GetAndSet(bool newValue) => Interlocked.Exchange(ref _value, newValue ? 1 : 0) != 0;

    public static implicit operator bool(AtomicBoolean atomicBoolean) => atomicBoolean.Value;
}
