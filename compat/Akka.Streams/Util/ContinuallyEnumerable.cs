using System.Collections;

namespace Akka.Streams.Util;

/// <summary>The elements of one enumerator after the other, for ever; ends when a new enumerator yields nothing.</summary>
public class ContinuallyEnumerable<T> : IEnumerable<T>
{
    private readonly Func<IEnumerator<T>> _enumeratorFactory;

    public ContinuallyEnumerable(Func<IEnumerator<T>> enumeratorFactory)
    {
        _enumeratorFactory = enumeratorFactory;
    }

    public IEnumerator<T> GetEnumerator() => new ContinuallyEnumerator(_enumeratorFactory);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public sealed class ContinuallyEnumerator : IEnumerator<T>
    {
        private readonly Func<IEnumerator<T>> _enumeratorFactory;
        private IEnumerator<T> _current;

        public ContinuallyEnumerator(Func<IEnumerator<T>> enumeratorFactory)
        {
            _enumeratorFactory = enumeratorFactory;
            _current = enumeratorFactory();
        }

        public T Current => _current.Current;

        object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_current.MoveNext())
                return true;
            Reset();
            return _current.MoveNext();
        }

        public void Reset()
        {
            _current.Dispose();
            _current = _enumeratorFactory();
        }

        public void Dispose() => _current.Dispose();
    }
}
