using Akka.Configuration.Hocon;

namespace Akka.Compat.Tests.Configuration;

/// <summary>Walking a configuration: every key, in order, with fallbacks.</summary>
public class EnumerationTests
{
    [Fact]
    public void The_first_level_is_enumerated_in_the_order_of_the_document() =>
        Assert.Equal(["z", "y", "x"], Hocon.Parse("z=1,y=2,x=3").AsEnumerable().Select(item => item.Key));

    [Fact]
    public void The_first_level_includes_the_fallback_s_keys() =>
        Assert.Equal(["a", "x", "y"], Hocon.Parse("a.b=1\nx=1").WithFallback(Hocon.Parse("a.c=2\nx=5\ny=3")).AsEnumerable().Select(item => item.Key));

    [Fact]
    public void All_leaves_can_be_found_through_the_root()
    {
        var config = Hocon.Parse("a { b=1, c { d=[1,2] } }\ne=3").WithFallback(Hocon.Parse("a { b=7, x=9 }\nf=4"));
        Assert.Equal(["a.b=1", "a.c.d=[2]", "a.x=9", "e=3", "f=4"], Leaves("", config.Root).Order());
    }

    [Fact]
    public void An_empty_path_is_the_root()
    {
        var config = Hocon.Parse("a=1");
        Assert.True(config.HasPath(""));
        Assert.Equal(1, config.GetConfig("").GetInt("a"));
    }

    [Fact]
    public void Explicit_null_is_a_value_that_is_there()
    {
        var config = Hocon.Parse("a = null");
        Assert.True(config.HasPath("a"));
        Assert.False(config.HasPath("b"));
        Assert.Null(config.GetString("a"));
    }

    [Fact]
    public void Values_tell_their_kind()
    {
        var root = Hocon.Parse("o {x=1}\na=[1]\ns=text").Root.GetObject();
        Assert.True(root.GetKey("o").IsObject());
        Assert.True(root.GetKey("a").IsArray());
        Assert.True(root.GetKey("s").IsString());
        Assert.False(root.GetKey("s").IsObject() || root.GetKey("s").IsArray());
        Assert.False(root.GetKey("o").IsString() || root.GetKey("o").IsArray());
        Assert.Null(root.GetKey("zz"));
        Assert.Null(root.GetKey("o").GetChildObject("zz"));
        Assert.Equal("1", root.GetKey("o").GetChildObject("x").GetString());
    }

    [Fact]
    public void Unwrapped_gives_dictionaries()
    {
        var unwrapped = Hocon.Parse("a { b=1, c { d=2 } }").Root.GetObject().Unwrapped;
        var a = Assert.IsType<Dictionary<string, object>>(unwrapped["a"]);
        Assert.Equal("1", Assert.IsType<HoconValue>(a["b"]).GetString());
        Assert.IsType<Dictionary<string, object>>(a["c"]);
    }

    private static IEnumerable<string> Leaves(string path, HoconValue value)
    {
        if (value.IsObject())
            return value.GetObject().Items.SelectMany(item => Leaves(path.Length == 0 ? item.Key : path + "." + item.Key, item.Value));
        return [path + "=" + (value.IsArray() ? $"[{value.GetArray().Count}]" : value.GetString())];
    }
}
