namespace Akka.Util.Internal;

/// <summary>A counter that several threads may advance.</summary>
public interface IAtomicCounter<T>
{
    T Current { get; }

    /// <summary>Advances by one and gives the new value.</summary>
    T Next();

    T GetAndIncrement();

    T IncrementAndGet();

    T AddAndGet(T amount);

    T GetAndAdd(T amount);

    /// <summary>Back to 0.</summary>
    void Reset();
}
