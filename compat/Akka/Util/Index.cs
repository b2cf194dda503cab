namespace Akka.Util;

/// <summary>A set of values for each key; may be used by several threads.</summary>
public class Index<TKey, TValue>
    where TValue : IComparable<TValue>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, HashSet<TValue>> _values = [];

    public Index()
    {
    }

    /// <summary>A copy of the values of a key; empty when there are none.</summary>
    public IEnumerable<TValue> this[TKey index]
    {
        get
        {
            lock (_gate)
                return _values.TryGetValue(index, out var values) ? [.. values] : [];
        }
    }

    public HashSet<TValue> Values
    {
        get
        {
            lock (_gate)
                return [.. _values.Values.SelectMany(static values => values)];
        }
    }

    public ICollection<TKey> Keys
    {
        get
        {
            lock (_gate)
                return [.. _values.Keys];
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _values.Count == 0;
        }
    }

    /// <summary>False when the key has that value already.</summary>
    public bool Put(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (!_values.TryGetValue(key, out var values))
                _values[key] = values = [];
            return values.Add(value);
        }
    }

    /// <summary>A value of the key that matches; the default when none does.</summary>
    public TValue FindValue(TKey key, Func<TValue, bool> predicate) => this[key].FirstOrDefault(predicate);

    public void ForEach(Action<TKey, TValue> fun)
    {
        foreach (var key in Keys)
        {
            foreach (var value in this[key])
                fun(key, value);
        }
    }

    /// <summary>False when the key does not have that value.</summary>
    public bool Remove(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (!_values.TryGetValue(key, out var values) || !values.Remove(value))
                return false;
            if (values.Count == 0)
                _values.Remove(key);
            return true;
        }
    }

    /// <summary>Removes a key and gives the values it had.</summary>
    public IEnumerable<TValue> Remove(TKey key)
    {
        lock (_gate)
            return _values.Remove(key, out var values) ? values : [];
    }

    /// <summary>Removes a value from all keys.</summary>
    public void RemoveValue(TValue value)
    {
        foreach (var key in Keys)
            Remove(key, value);
    }

    public void Clear()
    {
        lock (_gate)
            _values.Clear();
    }
}
