using Akka.Annotations;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>A source of things that come page by page, such as from a web service.</summary>
public static class PagedSource
{
    /// <summary>
    /// Emits the items of the page with the first key, then those of the page that each page names. Completes after a page without a next
    /// key, and at a page without items; fails when a page cannot be had. Asks for a page when the one before is used up.
    /// </summary>
    [ApiMayChange]
    public static Source<T, NotUsed> Create<T, TKey>(TKey firstKey, Func<TKey, Task<Page<T, TKey>>> pageFactory) =>
        Source.UnfoldAsync(Option<TKey>.Create(firstKey), key => Next(key, pageFactory)).ConcatMany(page => Source.From(page.Items));

    private static async Task<Option<(Option<TKey>, Page<T, TKey>)>> Next<T, TKey>(Option<TKey> key, Func<TKey, Task<Page<T, TKey>>> pageFactory)
    {
        if (!key.HasValue)
            return Option<(Option<TKey>, Page<T, TKey>)>.None;
        var page = await pageFactory(key.Value).ConfigureAwait(false);
        return page.Items != null && page.Items.Any() ? (page.NextKey, page) : Option<(Option<TKey>, Page<T, TKey>)>.None;
    }

    /// <summary>Some items, and where the next ones are.</summary>
    public class Page<T, TKey>
    {
        public Page(IEnumerable<T> items, Option<TKey> nextKey)
        {
            Items = items;
            NextKey = nextKey;
        }

        public IEnumerable<T> Items { get; }

        public Option<TKey> NextKey { get; }
    }
}
