using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>
/// Equality as assertions mean it: by <see cref="IEquatable{T}"/> or comparison where there is one, element by element for sequences, and
/// otherwise by <see cref="object.Equals(object)"/>.
/// </summary>
public class AkkaAssertEqualityComparer<T> : IEqualityComparer<T>
{
    private readonly bool _skipTypeCheck;
    private readonly IEqualityComparer _innerComparer;

    public AkkaAssertEqualityComparer(bool skipTypeCheck = false, IEqualityComparer innerComparer = null)
    {
        _skipTypeCheck = skipTypeCheck;
        _innerComparer = innerComparer;
    }

    public bool Equals(T x, T y)
    {
        if (x is null || y is null)
            return x is null && y is null;
        if (x is IEquatable<T> equatable)
            return equatable.Equals(y);
        if (!_skipTypeCheck && x.GetType() != y.GetType())
            return x.Equals(y);
        if (x is IComparable<T> comparable)
            return comparable.CompareTo(y) == 0;
        return x is IEnumerable one && y is IEnumerable other && x is not string ? SequenceEquals(one, other) : x.Equals(y);
    }

    public int GetHashCode(T obj) => obj?.GetHashCode() ?? 0;

    private bool SequenceEquals(IEnumerable one, IEnumerable other)
    {
        var inner = _innerComparer ?? new ElementComparer();
        var left = one.Cast<object>().ToList();
        var right = other.Cast<object>().ToList();
        return left.Count == right.Count && left.Zip(right).All(pair => inner.Equals(pair.First, pair.Second));
    }

    private sealed class ElementComparer : IEqualityComparer
    {
        private static readonly AkkaAssertEqualityComparer<object> Elements = new();

        bool IEqualityComparer.Equals(object x, object y) => Elements.Equals(x, y);

        int IEqualityComparer.GetHashCode(object obj) => Elements.GetHashCode(obj);
    }
}
