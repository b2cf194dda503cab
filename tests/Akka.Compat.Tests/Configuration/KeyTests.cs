namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: path expressions, paths as keys, duplicate keys and object merging.</summary>
public class KeyTests
{
    [Theory]
    [InlineData("a.b.c = 1", "{a:{b:{c:'1'}}}")]
    [InlineData("a . b = 1", "{a:{b:'1'}}")]
    [InlineData("a.b.c=1\na.b.d=2", "{a:{b:{c:'1',d:'2'}}}")]
    [InlineData("3.14 = 1", "{3:{14:'1'}}")]
    [InlineData("a b c = 1", "{a b c:'1'}")]
    [InlineData("a-b_c = 1", "{a-b_c:'1'}")]
    [InlineData("/a/b = 1", "{/a/b:'1'}")]
    [InlineData("a.b { c = 1 }", "{a:{b:{c:'1'}}}")]
    public void Dots_in_a_key_make_a_path(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("\"a.b\" = 1", "{a.b:'1'}")]
    [InlineData("a.\"b.c\".d = 1", "{a:{b.c:{d:'1'}}}")]
    [InlineData("\"/x/*\" { z = 1 }", "{/x/*:{z:'1'}}")]
    [InlineData("\"\" = 1", "{:'1'}")]
    public void Quotes_keep_a_key_in_one_piece(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Fact]
    public void A_quoted_element_is_read_with_a_quoted_path()
    {
        var config = Hocon.Parse("a.\"b.c\" = 7");
        Assert.Equal(7, config.GetInt("a.\"b.c\""));
        Assert.True(config.HasPath("a.\"b.c\""));
        Assert.False(config.HasPath("a.b.c"));
    }

    [DifferenceTheory("leaves empty elements out, or takes the value for a key")]
    [InlineData("a..b = 1", "A key was expected here, not '.' (line 1, column 3)")]
    [InlineData(".a = 1", "A key was expected here, not '.' (line 1, column 1)")]
    [InlineData("a. = 1", "A key was expected here, not '=' (line 1, column 4)")]
    public void A_path_has_no_empty_element(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    [Theory]
    [InlineData("a$b = 1")]
    [InlineData("/a/* = 1")]
    public void Reserved_characters_in_a_key_need_quotes(string text) => Assert.Throws<FormatException>(() => Hocon.Parse(text));

    [Theory]
    [InlineData("a=1\na=2", "{a:'2'}")]
    [InlineData("a=[1]\na=[2]", "{a:['2']}")]
    [InlineData("a={x=1}\na={y=2}", "{a:{x:'1',y:'2'}}")]
    [InlineData("a={x=1}\na={x=3,y=2}", "{a:{x:'3',y:'2'}}")]
    [InlineData("a={x={p=1}}\na={x={q=2}}", "{a:{x:{p:'1',q:'2'}}}")]
    [InlineData("a.x=1\na={y=2}\na.z=3", "{a:{x:'1',y:'2',z:'3'}}")]
    [InlineData("a={x=1}\na=null\na={y=2}", "{a:{y:'2'}}")]
    [InlineData("a={x=1}\na=5\na={y=2}", "{a:{y:'2'}}")]
    [InlineData("a=5\na.b=1", "{a:{b:'1'}}")]
    [InlineData("a={x=1}\na=5", "{a:'5'}")]
    public void A_later_value_replaces_an_earlier_one_and_objects_merge(string text, string tree) =>
        Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceTheory("keeps only the last quoted part of a key")]
    [InlineData("\"a\" \"b\" = 1", "{a b:'1'}")]
    [InlineData("a\"b.c\"d = 1", "{ab.cd:'1'}")]
    public void Quoted_and_bare_parts_of_a_key_are_joined(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("include = 1", "{include:'1'}")]
    [InlineData("a { include-me = 1 }", "{a:{include-me:'1'}}")]
    [InlineData("includes.a = 1", "{includes:{a:'1'}}")]
    public void The_word_include_may_begin_a_key(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));
}
