using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    // Expecting elements.
    public partial class ManualProbe<T>
    {
        public T ExpectNext(CancellationToken cancellationToken = default) => Blocking.Result(Next(null, true, cancellationToken));

        public T ExpectNext(TimeSpan? timeout, CancellationToken cancellationToken = default) =>
            Blocking.Result(Next(timeout, true, cancellationToken));

        public Task<T> ExpectNextAsync(CancellationToken cancellationToken = default) => Next(null, false, cancellationToken).AsTask();

        public Task<T> ExpectNextAsync(TimeSpan? timeout, CancellationToken cancellationToken = default) =>
            Next(timeout, false, cancellationToken).AsTask();

        public Task ExpectNextAsync(T element, CancellationToken cancellationToken = default) =>
            Next(element, null, false, cancellationToken).AsTask();

        public Task ExpectNextAsync(T element, TimeSpan timeout, CancellationToken cancellationToken = default) =>
            Next(element, timeout, false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectNext(T element, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
            After(Next(element, timeout, true, cancellationToken));

        public ManualProbe<T> ExpectNext(TimeSpan? timeout, T element, CancellationToken cancellationToken = default) =>
            ExpectNext(element, timeout, cancellationToken);

        /// <summary>These elements in this order.</summary>
        public ManualProbe<T> ExpectNext(params T[] elems) => ExpectNext((TimeSpan?)null, default, elems);

        public ManualProbe<T> ExpectNext(CancellationToken cancellationToken, params T[] elems) => ExpectNext((TimeSpan?)null, cancellationToken, elems);

        [Obsolete("Use the form with a cancellation token")]
        public ManualProbe<T> ExpectNext(TimeSpan? timeout, params T[] elems) => ExpectNext(timeout, default, elems);

        public ManualProbe<T> ExpectNext(TimeSpan? timeout, CancellationToken cancellationToken, params T[] elems) =>
            ExpectNextN(elems, timeout, cancellationToken);

        /// <summary>An element that the predicate holds for.</summary>
        public TOther ExpectNext<TOther>(Predicate<TOther> predicate, CancellationToken cancellationToken = default) =>
            Blocking.Result(Next(predicate, true, cancellationToken));

        public Task<TOther> ExpectNextAsync<TOther>(Predicate<TOther> predicate, CancellationToken cancellationToken = default) =>
            Next(predicate, false, cancellationToken).AsTask();

        public ManualProbe<T> MatchNext<TOther>(Predicate<TOther> predicate, CancellationToken cancellationToken = default)
        {
            ExpectNext(predicate, cancellationToken);
            return this;
        }

        /// <summary>The next n elements.</summary>
        public IEnumerable<T> ExpectNextN(long n, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
            Blocking.Result(NextN(n, timeout, true, cancellationToken));

        public async IAsyncEnumerable<T> ExpectNextNAsync(
            long n, TimeSpan? timeout = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var i = 0L; i < n; i++)
                yield return await Next(timeout, false, cancellationToken);
        }

        /// <summary>These elements in this order.</summary>
        public ManualProbe<T> ExpectNextN(IEnumerable<T> all, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
            After(All(all, timeout, true, cancellationToken));

        public Task ExpectNextNAsync(IEnumerable<T> all, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
            All(all, timeout, false, cancellationToken).AsTask();

        /// <summary>These elements in any order.</summary>
        public ManualProbe<T> ExpectNextUnordered(params T[] elems) => ExpectNextUnorderedN(elems);

        public ManualProbe<T> ExpectNextUnordered(CancellationToken cancellationToken, params T[] elems) =>
            ExpectNextUnorderedN(elems, null, cancellationToken);

        [Obsolete("Use the form with a cancellation token")]
        public ManualProbe<T> ExpectNextUnordered(TimeSpan? timeout, params T[] elems) => ExpectNextUnorderedN(elems, timeout);

        public ManualProbe<T> ExpectNextUnordered(TimeSpan? timeout, CancellationToken cancellationToken, params T[] elems) =>
            ExpectNextUnorderedN(elems, timeout, cancellationToken);

        /// <summary>These elements in any order.</summary>
        public ManualProbe<T> ExpectNextUnorderedN(IEnumerable<T> all, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
            After(Unordered([.. all], timeout, true, cancellationToken));

        /// <summary>One of the elements, which is taken out of the set.</summary>
        public ManualProbe<T> ExpectNextWithinSet(ICollection<T> elems, CancellationToken cancellationToken = default) =>
            After(WithinSet(elems, true, cancellationToken));

        internal ValueTask Next(T element, TimeSpan? timeout, bool blocks, CancellationToken cancellationToken) =>
            All([element], timeout, blocks, cancellationToken);

        internal async ValueTask All(IEnumerable<T> expected, TimeSpan? timeout, bool blocks, CancellationToken cancellationToken)
        {
            foreach (var element in expected)
                _probe.TestAssertions.AssertEqual(element, await Next(timeout, blocks, cancellationToken));
        }

        internal async ValueTask Unordered(List<T> expected, TimeSpan? timeout, bool blocks, CancellationToken cancellationToken)
        {
            while (expected.Count > 0)
            {
                var element = await Next(timeout, blocks, cancellationToken);
                if (!expected.Remove(element))
                    Fail($"expected one of [{string.Join(", ", expected)}], but received {element}");
            }
        }

        internal async ValueTask WithinSet(ICollection<T> expected, bool blocks, CancellationToken cancellationToken)
        {
            var element = await Next(null, blocks, cancellationToken);
            if (!expected.Remove(element))
                Fail($"expected one of [{string.Join(", ", expected)}], but received {element}");
        }

        private async ValueTask<T> Next(TimeSpan? timeout, bool blocks, CancellationToken cancellationToken) =>
            (await Take<OnNext<T>>(timeout, blocks, cancellationToken)).Element;

        private async ValueTask<TOther> Next<TOther>(Predicate<TOther> predicate, bool blocks, CancellationToken cancellationToken)
        {
            var element = await Next(null, blocks, cancellationToken);
            if (element is not TOther other || !predicate(other))
            {
                Fail($"Got a message of the expected type, but not one that the predicate holds for: {element}");
                return default;
            }

            return other;
        }

        private async ValueTask<IReadOnlyList<T>> NextN(long n, TimeSpan? timeout, bool blocks, CancellationToken cancellationToken)
        {
            var elements = new List<T>();
            while (elements.Count < n)
                elements.Add(await Next(timeout, blocks, cancellationToken));
            return elements;
        }

        private ManualProbe<T> After(ValueTask done)
        {
            Blocking.Result(done);
            return this;
        }
    }
}
