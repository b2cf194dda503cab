using Akka.Configuration;

namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: unchanged from JSON, comments, omit root braces, key-value separator, commas.</summary>
public class SyntaxTests
{
    private const string EndsSilently = "ends the document there without a word";

    [Theory]
    [InlineData("", "{}")]
    [InlineData("   \n\t\r\n", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("{ a : 1 }", "{a:'1'}")]
    [InlineData("a : 1", "{a:'1'}")]
    [InlineData("""{"a": {"b": [1, 2, {"c": null}]}, "t": true}""", "{a:{b:['1','2',{c:null}]},t:'true'}")]
    public void Json_is_hocon_and_root_braces_may_be_left_out(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("# only a comment")]
    [InlineData("// only a comment")]
    [InlineData("# one\n// two\n\n# three\n")]
    public void A_document_of_comments_is_empty(string text) => Assert.True(Hocon.Parse(text).IsEmpty);

    [Theory]
    [InlineData("a = 1 # c", "{a:'1'}")]
    [InlineData("a = 1 // c", "{a:'1'}")]
    [InlineData("a=x#y", "{a:'x'}")]
    [InlineData("a=1//y", "{a:'1'}")]
    [InlineData("a { # c\n b = 1 // d\n}", "{a:{b:'1'}}")]
    [InlineData("a = [ # c\n 1 # d\n 2\n]", "{a:['1','2']}")]
    [InlineData("a = \"x # y // z\"", "{a:'x # y // z'}")]
    public void Comments_end_a_line_but_not_inside_quotes(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("a = 1")]
    [InlineData("a : 1")]
    [InlineData("a=1")]
    [InlineData("a\t:\t1\t")]
    [InlineData("a =\n 1")]
    [InlineData("a = 1\r\n")]
    [InlineData("a = 1,")]
    public void Equals_sign_and_colon_separate_key_and_value(string text) => Assert.Equal("{a:'1'}", Hocon.Tree(text));

    [Theory]
    [InlineData("a { b = 1 }")]
    [InlineData("a{b=1}")]
    [InlineData("a : { b : 1 }")]
    [InlineData("a =\n {\n b = 1\n }")]
    public void The_separator_may_be_left_out_before_a_brace(string text) => Assert.Equal("{a:{b:'1'}}", Hocon.Tree(text));

    [Theory]
    [InlineData("a=1,b=2")]
    [InlineData("a=1\nb=2")]
    [InlineData("a=1,\nb=2")]
    [InlineData("a=1\n\n\nb=2,")]
    [InlineData("{a=1,b=2,}")]
    [InlineData("{a=1\nb=2}")]
    public void Members_are_separated_by_a_comma_or_a_new_line(string text) => Assert.Equal("{a:'1',b:'2'}", Hocon.Tree(text));

    [Theory]
    [InlineData("a=[1,2]")]
    [InlineData("a=[1\n2]")]
    [InlineData("a=[1,\n2,\n]")]
    [InlineData("a=[ 1 , 2 ]")]
    [InlineData("a=[1,2,]")]
    public void Elements_are_separated_by_a_comma_or_a_new_line(string text) => Assert.Equal("{a:['1','2']}", Hocon.Tree(text));

    [DifferenceTheory("refuses a comma on the next line or after an object without separator")]
    [InlineData("a=1\n,b=2", "{a:'1',b:'2'}")]
    [InlineData("a {b=1}, c=2", "{a:{b:'1'},c:'2'}")]
    [InlineData("x { a {b=1}, c {d=2} }", "{x:{a:{b:'1'},c:{d:'2'}}}")]
    public void A_comma_may_follow_any_member(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("a {b=1} c=2", "{a:{b:'1'},c:'2'}")]
    [InlineData("x { a {b=1} c {d=2} }", "{x:{a:{b:'1'},c:{d:'2'}}}")]
    public void A_key_may_follow_an_object_on_the_same_line(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("a=1,,b=2")]
    [InlineData("[1,2]")]
    [InlineData("a=\nb=1, c=$")]
    public void What_is_not_hocon_is_an_error(string text) => Assert.ThrowsAny<Exception>(() => Hocon.Parse(text));

    [DifferenceTheory("takes a missing element for an empty one")]
    [InlineData("a=[1,,2]", "A value was expected here, not ',' (line 1, column 6)")]
    [InlineData("a=[,1]", "A value was expected here, not ',' (line 1, column 4)")]
    [InlineData(",a=1", "A key was expected here, not ',' (line 1, column 1)")]
    public void Two_commas_in_a_row_or_a_leading_one_are_an_error(string text, string message) =>
        Assert.Equal(message, Hocon.Error(text));

    [Theory]
    [InlineData("a {b = 1")]
    [InlineData("{a {b = 1")]
    [InlineData("{a {b = 1}")]
    public void Braces_that_are_missing_at_the_end_are_taken_as_if_they_were_there(string text) =>
        Assert.Equal("1", ConfigurationFactory.ParseString(text).GetString("a.b"));

    [Fact]
    public void Brackets_that_are_missing_at_the_end_are_taken_as_if_they_were_there() =>
        Assert.Equal(["1", "2"], ConfigurationFactory.ParseString("a = [1, 2").GetStringList("a"));

    [DifferenceTheory("accepts it and goes on")]
    [InlineData("a { b = 1 ]", "A key was expected here, not ']' (line 1, column 11)")]
    [InlineData("a = [1, 2}", "A value was expected here, not '}' (line 1, column 10)")]
    public void A_bracket_of_the_wrong_kind_is_an_error(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    [Theory]
    [InlineData("a")]
    [InlineData("b = 1\na\n")]
    [InlineData("{ a }")]
    public void A_last_key_without_a_value_is_null(string text) => Assert.Null(ConfigurationFactory.ParseString(text).GetString("a"));

    [DifferenceTheory(EndsSilently)]
    [InlineData("a = 1\n}\nb = 2", "There is no '{' for this '}' (line 2, column 1)")]
    [InlineData("a = 1]", "A key was expected here, not ']' (line 1, column 6)")]
    [InlineData("{a=1}\nb=2", "The document ends with the '}' that closes its root; 'b' stands behind it (line 2, column 1)")]
    public void A_closing_bracket_too_many_is_an_error(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    [DifferenceTheory("gives the key an empty value")]
    [InlineData("a.b\nc=1", "Key 'a.b' has no value: '=', ':', '+=' or '{' was expected, not the end of the line (line 1, column 4)")]
    [InlineData("{a=}", "Key 'a' has no value; '}' stands in its place (line 1, column 4)")]
    public void A_key_without_a_value_is_an_error(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    [DifferenceFact("makes the mark a part of the first key")]
    public void A_byte_order_mark_is_ignored() => Assert.Equal("{a:'1'}", Hocon.Tree("\ufeffa=1"));

    [DifferenceFact("exhausts the stack and ends the process")]
    public void Nesting_without_end_is_an_error()
    {
        Assert.Contains("nested deeper", Hocon.Error("a=" + new string('[', 100_000)));
        Assert.Contains("nested deeper", Hocon.Error(string.Concat(Enumerable.Repeat("a{", 100_000))));
    }
}
