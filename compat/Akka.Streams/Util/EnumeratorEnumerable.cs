using System.Collections;

namespace Akka.Streams.Util;

/// <summary>Something to enumerate, out of a function that makes enumerators.</summary>
public class EnumeratorEnumerable<T> : IEnumerable<T>
{
    private readonly Func<IEnumerator<T>> _enumeratorFactory;

    public EnumeratorEnumerable(Func<IEnumerator<T>> enumeratorFactory)
    {
        _enumeratorFactory = enumeratorFactory;
    }

    public IEnumerator<T> GetEnumerator() => _enumeratorFactory();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
