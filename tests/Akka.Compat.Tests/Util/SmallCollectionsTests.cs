using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Compat.Tests.Util;

public class SmallCollectionsTests
{
    [Fact]
    public void An_index_has_a_set_of_values_for_each_key()
    {
        var index = new Index<string, int>();
        Assert.True(index.Put("a", 1));
        Assert.False(index.Put("a", 1));
        Assert.True(index.Put("b", 1));
        Assert.Equal(1, index.FindValue("a", value => value > 0));
        index.RemoveValue(1);
        Assert.True(index.IsEmpty);
        Assert.Empty(index["a"]);
        Assert.False(index.Remove("a", 1));
    }

    [Fact]
    public void A_lazy_value_is_made_once_and_its_failure_stays()
    {
        var made = 0;
        var lazy = new FastLazy<int>(() => ++made);
        Assert.False(lazy.IsValueCreated());
        Assert.Equal((1, 1), (lazy.Value, lazy.Value));
        var broken = new FastLazy<int>(() => throw new FormatException());
        Assert.Throws<FormatException>(() => broken.Value);
        Assert.Throws<FormatException>(() => broken.Value);
    }

    [Fact]
    public void A_path_is_split_at_its_dots_outside_quotes()
    {
        Assert.Equal(["a", "b.c", "d"], "a.\"b.c\".d".SplitDottedPathHonouringQuotes());
        Assert.Equal("\"x\"", "x".BetweenDoubleQuotes());
    }

    [Fact]
    public void A_swap_sees_what_another_thread_has_written_meanwhile()
    {
        var shared = "a";
        var calls = 0;
        var swapped = InterlockedSpin.Swap(ref shared, current =>
        {
            if (calls++ == 0)
                shared = "b";
            return current + "!";
        });
        Assert.Equal(("b!", "b!", 2), (swapped, shared, calls));
        Assert.Equal("kept", InterlockedSpin.ConditionallySwap(ref shared, current => (false, current + "?", "kept")));
        Assert.Equal("b!", shared);
    }
}
