using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class ConcurrentSetTests
{
    [Fact]
    public void An_element_is_in_it_once()
    {
        var set = new ConcurrentSet<int>([1, 2]);
        Assert.True(set.TryAdd(3) && !set.TryAdd(3));
        Assert.True(set.TryRemove(1) && !set.TryRemove(1));
        Assert.Equal([2, 3], set.Order());
        Assert.Equal((2, true, false), (set.Count, set.Contains(2), set.Contains(1)));
        set.Clear();
        Assert.True(set.IsEmpty);
    }

    [Fact]
    public void As_a_collection_it_refuses_an_element_that_it_has()
    {
        ICollection<string> set = new ConcurrentSet<string>(["a"], StringComparer.OrdinalIgnoreCase);
        Assert.Throws<ArgumentException>(() => set.Add("A"));
        Assert.True(!set.IsReadOnly && set.Remove("A") && !set.Remove("A"));
        Assert.Throws<ArgumentException>(() => new ConcurrentSet<int>([1, 1]));
        Assert.Throws<ArgumentNullException>(() => new ConcurrentSet<string>((IEnumerable<string>)null!));
    }

    [Fact]
    public void Of_many_threads_that_add_an_element_one_has_added_it()
    {
        var set = new ConcurrentSet<int>(4, 16);
        var added = 0;
        Parallel.For(0, 4000, i =>
        {
            if (set.TryAdd(i % 1000))
                Interlocked.Increment(ref added);
        });
        Assert.Equal((1000, 1000), (added, set.Count));
    }
}
