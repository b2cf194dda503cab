using System.Collections;
using System.Collections.Concurrent;

namespace Akka.Util;

/// <summary>A set for many threads at once; enumerating it sees changes made meanwhile, or does not.</summary>
public class ConcurrentSet<T> : ICollection<T>
{
    private readonly ConcurrentDictionary<T, byte> _items;

    public ConcurrentSet() => _items = new ConcurrentDictionary<T, byte>();

    /// <exception cref="ArgumentException">An element comes twice.</exception>
    public ConcurrentSet(IEnumerable<T> collection) => _items = new ConcurrentDictionary<T, byte>(Pairs(collection));

    public ConcurrentSet(IEqualityComparer<T> comparer) => _items = new ConcurrentDictionary<T, byte>(comparer);

    /// <exception cref="ArgumentException">An element comes twice.</exception>
    public ConcurrentSet(IEnumerable<T> collection, IEqualityComparer<T> comparer) =>
        _items = new ConcurrentDictionary<T, byte>(Pairs(collection), comparer);

    public ConcurrentSet(int concurrencyLevel, int capacity) => _items = new ConcurrentDictionary<T, byte>(concurrencyLevel, capacity);

    /// <exception cref="ArgumentException">An element comes twice.</exception>
    public ConcurrentSet(int concurrencyLevel, IEnumerable<T> collection, IEqualityComparer<T> comparer) =>
        _items = new ConcurrentDictionary<T, byte>(concurrencyLevel, Pairs(collection), comparer);

    public ConcurrentSet(int concurrencyLevel, int capacity, IEqualityComparer<T> comparer) =>
        _items = new ConcurrentDictionary<T, byte>(concurrencyLevel, capacity, comparer);

    public bool IsEmpty => _items.IsEmpty;

    public int Count => _items.Count;

    bool ICollection<T>.IsReadOnly => false;

    public bool Contains(T item) => _items.ContainsKey(item);

    /// <summary>False when the element is there already.</summary>
    public bool TryAdd(T item) => _items.TryAdd(item, 0);

    /// <summary>False when the element is not there.</summary>
    public bool TryRemove(T item) => _items.TryRemove(item, out _);

    public void Clear() => _items.Clear();

    public IEnumerator<T> GetEnumerator() => _items.Keys.GetEnumerator();

    void ICollection<T>.Add(T item) => ((IDictionary<T, byte>)_items).Add(item, 0);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _items.Keys.CopyTo(array, arrayIndex);

    bool ICollection<T>.Remove(T item) => TryRemove(item);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<KeyValuePair<T, byte>> Pairs(IEnumerable<T> collection) =>
        collection.Select(item => KeyValuePair.Create(item, (byte)0));
}
