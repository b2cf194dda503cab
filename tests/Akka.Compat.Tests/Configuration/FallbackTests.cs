using Akka.Configuration;

namespace Akka.Compat.Tests.Configuration;

public class FallbackTests
{
    [Theory]
    [InlineData("a.b=1", "a.c=2", "{a:{c:'2',b:'1'}}")]
    [InlineData("a=1", "a=2", "{a:'1'}")]
    [InlineData("a=[1]", "a=[2]", "{a:['1']}")]
    [InlineData("a={}", "a={b=1}", "{a:{b:'1'}}")]
    [InlineData("a=null", "a={b=1}", "{a:null}")]
    [InlineData("a=5", "a={b=1}", "{a:'5'}")]
    [InlineData("a={b=1}", "a=5", "{a:{b:'1'}}")]
    [InlineData("", "a=1", "{a:'1'}")]
    [InlineData("a=1", "", "{a:'1'}")]
    public void The_left_side_wins_and_objects_merge(string left, string right, string tree) =>
        Assert.Equal(tree, Hocon.Tree(Hocon.Parse(left).WithFallback(Hocon.Parse(right)).Root));

    [Fact]
    public void Fallbacks_are_asked_in_their_order()
    {
        var config = Hocon.Parse("a.b.c=1").WithFallback(Hocon.Parse("a.b.d=2")).WithFallback(Hocon.Parse("a.b.e=3\na.b.c=9\na.b.d=9"));
        Assert.Equal(1, config.GetInt("a.b.c"));
        Assert.Equal(2, config.GetInt("a.b.d"));
        Assert.Equal(3, config.GetInt("a.b.e"));
        Assert.True(config.HasPath("a.b.e"));
    }

    [Fact]
    public void A_fallback_may_have_a_fallback()
    {
        var config = Hocon.Parse("a=1").WithFallback(Hocon.Parse("b=2").WithFallback(Hocon.Parse("c=3")));
        Assert.Equal(3, config.GetInt("c"));
        Assert.Equal(2, config.Fallback.GetInt("b"));
    }

    [Fact]
    public void A_section_has_the_keys_of_all_fallbacks()
    {
        var section = Hocon.Parse("a.b=1").WithFallback(Hocon.Parse("a.c=2")).GetConfig("a");
        Assert.Equal(1, section.GetInt("b"));
        Assert.Equal(2, section.GetInt("c"));
    }

    [Fact]
    public void Neither_side_is_changed()
    {
        var left = Hocon.Parse("a.b=1");
        var right = Hocon.Parse("a.c=2");
        var both = left.WithFallback(right);
        Assert.Equal(2, both.GetInt("a.c"));
        Assert.False(left.HasPath("a.c"));
        Assert.False(right.HasPath("a.b"));
    }

    [Fact]
    public void Null_and_empty_fallbacks_add_nothing()
    {
        var config = Hocon.Parse("a=1");
        Assert.Equal(1, config.WithFallback(null).GetInt("a"));
        Assert.Equal(1, config.WithFallback(Config.Empty).GetInt("a"));
    }

    [Fact]
    public void A_configuration_cannot_be_its_own_fallback()
    {
        var config = Hocon.Parse("a=1");
        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
    }

    [Fact]
    public void Safe_fallback_takes_null_and_empty_on_either_side()
    {
        var config = Hocon.Parse("a=1");
        Assert.Equal(1, ((Config)null!).SafeWithFallback(config).GetInt("a"));
        Assert.Equal(1, Config.Empty.SafeWithFallback(config).GetInt("a"));
        Assert.Equal(1, config.SafeWithFallback(null).GetInt("a"));
        Assert.Equal(1, config.SafeWithFallback(config).GetInt("a"));
        Assert.Null(((Config)null!).SafeWithFallback(null));
    }

    [Fact]
    public void Empty_means_no_key_on_any_level()
    {
        Assert.True(Config.Empty.IsEmpty);
        Assert.True(Hocon.Parse("").IsEmpty);
        Assert.True(ConfigurationFactory.Empty.IsEmpty);
        Assert.False(Hocon.Parse("a=1").IsEmpty);
        Assert.False(Hocon.Parse("").WithFallback(Hocon.Parse("a=1")).IsEmpty);
        Assert.True(((Config)null!).IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.False(Hocon.Parse("a=1").IsNullOrEmpty());
    }

    [Fact]
    public void Text_converts_to_a_configuration()
    {
        Config config = "a = 1";
        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(2, (config + "b = 2").GetInt("b"));
        Assert.Equal(0, ("a = 0" + config).GetInt("a"));
    }
}
