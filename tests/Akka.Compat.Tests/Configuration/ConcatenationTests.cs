namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: value concatenation; array and object concatenation; numerically-indexed objects.</summary>
public class ConcatenationTests
{
    [Theory]
    [InlineData("a = foo bar   baz", "{a:'foo bar   baz'}")]
    [InlineData("a = \"foo\" bar \"baz\"", "{a:'foo bar baz'}")]
    [InlineData("a = \"1\" \"2\"", "{a:'1 2'}")]
    [InlineData("a = \"x\"y", "{a:'xy'}")]
    [InlineData("a = [ a b , c d ]", "{a:['a b','c d']}")]
    [InlineData("a = [x y\nz]", "{a:['x y','z']}")]
    public void Strings_are_joined_with_the_space_between_them(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("a=[1] [2]", "{a:['1','2']}")]
    [InlineData("a=[1][2][3]", "{a:['1','2','3']}")]
    [InlineData("a=[[1,2],[3]]", "{a:[['1','2'],['3']]}")]
    public void Arrays_are_appended(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [Theory]
    [InlineData("a={x=1} {y=2}", "{a:{x:'1',y:'2'}}")]
    [InlineData("a={x=1}{x=2}", "{a:{x:'2'}}")]
    [InlineData("a=[{x=1} {y=2}]", "{a:[{x:'1',y:'2'}]}")]
    [InlineData("a=[{x=1}\n{y=2}]", "{a:[{x:'1'},{y:'2'}]}")]
    public void Objects_are_merged(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceFact("makes the second object a part of the enclosing one")]
    public void Objects_are_merged_after_a_key_without_separator() =>
        Assert.Equal("{a:{b:'1',c:'2'}}", Hocon.Tree("a {b=1} {c=2}"));

    [DifferenceTheory("drops one of the two")]
    [InlineData("a=[1] x", "an array and a string cannot be joined (line 1, column 3)")]
    [InlineData("a=x [1]", "an array and a string cannot be joined (line 1, column 3)")]
    [InlineData("a={b=1} x", "An object and a string cannot be joined (line 1, column 3)")]
    [InlineData("a={b=1} [1]", "An object and an array cannot be joined (line 1, column 3)")]
    public void Different_kinds_cannot_be_joined(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    [DifferenceFact("gives an empty list")]
    public void An_object_with_numbers_for_keys_can_be_read_as_a_list()
    {
        Assert.Equal(["x", "y"], Hocon.Parse("a = { 1 = y, 0 = x, other = z }").GetStringList("a"));
        Assert.Equal([7, 8], Hocon.Parse("a.10 = 8\na.2 = 7").GetIntList("a"));
    }
}
