using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Compat.Tests.Configuration;

/// <summary>Building and changing trees in code, and writing them as text.</summary>
public class ValueTests
{
    [Fact]
    public void Elements_of_a_value_are_joined()
    {
        var value = new HoconValue();
        Assert.True(value.IsEmpty);
        Assert.Null(value.GetString());
        value.AppendValue(new HoconLiteral { Value = "a" });
        value.AppendValue(new HoconLiteral { Value = "b" });
        Assert.Equal("ab", value.GetString());
        value.NewValue(new HoconLiteral { Value = "c" });
        Assert.Equal("c", value.GetString());
        value.Clear();
        Assert.True(value.IsEmpty);
    }

    [Fact]
    public void An_object_makes_the_keys_it_is_asked_for()
    {
        var obj = new HoconObject();
        obj.GetOrCreateKey("x").NewValue(new HoconLiteral { Value = "1" });
        Assert.Equal(1, obj.GetKey("x").GetInt());
        Assert.Same(obj.GetKey("x"), obj.GetOrCreateKey("x"));
    }

    [Fact]
    public void Merging_lays_the_other_object_over_this_one()
    {
        var obj = Hocon.Parse("a=1\nb { c=1 }").Root.GetObject();
        obj.Merge(Hocon.Parse("a=2\nb { d=2 }").Root.GetObject());
        Assert.Equal("{a:'2',b:{c:'1',d:'2'}}", Hocon.Tree(new HoconValue([obj])));
    }

    [Fact]
    public void A_value_becomes_a_configuration()
    {
        var root = Hocon.Parse("a { b=1 }").Root;
        Assert.Equal(1, root.AtKey("r").GetInt("r.a.b"));
        Assert.Equal(1, root.GetChildObject("a").ToConfig().GetInt("b"));
        Assert.Equal(1, new Config(Parser.Parse("b = 1", null)).GetInt("b"));
        Assert.Equal(1, new Config(new HoconRoot(root)).GetInt("a.b"));
    }

    [Fact]
    public void A_changed_value_is_seen_through_the_configuration()
    {
        var config = Hocon.Parse("a=1");
        config.GetValue("a").NewValue(new HoconLiteral { Value = "2" });
        Assert.Equal(2, config.GetInt("a"));
    }

    [Fact]
    public void Text_shows_the_own_keys_and_on_request_the_fallback_s()
    {
        var config = Hocon.Parse("a.b=1\nx=1").WithFallback(Hocon.Parse("a.c=2\ny=3"));
        Assert.Equal("  a : {\r\n    b : 1\r\n  }\r\n  x : 1\r\n", config.ToString());
        Assert.Equal("  a : {\r\n    b : 1\r\n  }\r\n  x : 1\r\n", config.ToString(false));
        Assert.Equal("  a : {\r\n    c : 2\r\n    b : 1\r\n  }\r\n  y : 3\r\n  x : 1\r\n", config.ToString(true));
        Assert.Equal("", Config.Empty.ToString());
    }

    [Theory]
    [InlineData("a { b = 1, c = \"x y\" }\nd = [1,2]\nk=[{x=1},[y]]")]
    [InlineData("a { b { c { d = 5s } } }\ne.f = 1")]
    public void The_text_of_a_configuration_reads_back_as_the_same(string text) => AssertReadsBack(text);

    [DifferenceTheory("leaves out quotes that are needed")]
    [InlineData("a = \"\"")]
    [InlineData("a = [[]]")]
    [InlineData("\"/x.y/*\" { c = null }")]
    [InlineData("a = \"null\"")]
    [InlineData("a = \"x = y, z # [w] {v} // u\"")]
    [InlineData("a = \"q\\\"\\\\\\n\\t\\u0001\"")]
    [InlineData("\"\" = 1\n\"a b\\\"c\".d = 2")]
    public void The_text_has_quotes_where_they_are_needed(string text) => AssertReadsBack(text);

    private static void AssertReadsBack(string text)
    {
        var config = Hocon.Parse(text);
        Assert.Equal(Hocon.Tree(config.Root), Hocon.Tree(config.ToString()));
    }
}
