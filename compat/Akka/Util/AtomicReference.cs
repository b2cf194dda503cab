namespace Akka.Util;

/// <summary>A reference that is read and swapped atomically.</summary>
public class AtomicReference<T>
    where T : class
{
#pragma warning disable IDE1006 // The name is part of the documented surface.
    protected T atomicValue;
#pragma warning restore IDE1006

    public AtomicReference(T originalValue) => atomicValue = originalValue;

    public AtomicReference()
    {
    }

    public T Value
    {
        get => Volatile.Read(ref atomicValue);
        set => Volatile.Write(ref atomicValue, value);
    }

    public bool CompareAndSet(T expected, T newValue) =>
        ReferenceEquals(Interlocked.CompareExchange(ref atomicValue, newValue, expected), expected);

    public T GetAndSet(T newValue) => Interlocked.Exchange(ref atomicValue, newValue);

    public static implicit operator T(AtomicReference<T> atomicReference) => atomicReference.Value;
}
