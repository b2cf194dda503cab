using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: include.</summary>
public class IncludeTests
{
    private const string AtRoot = "cannot include at the root, nor without a callback";

    [Fact]
    public void The_callback_supplies_what_is_included()
    {
        var config = ParseWith("a { b { include \"foo\" } }", ("foo", "x = 123\ny = hello"));
        Assert.Equal(123, config.GetInt("a.b.x"));
        Assert.Equal("hello", config.GetString("a.b.y"));
    }

    [Fact]
    public void Substitutions_of_an_included_document_are_relative_to_it()
    {
        var config = ParseWith("x = 1\na { include \"foo\" }", ("foo", "x = 123\ny = ${x}"));
        Assert.Equal(123, config.GetInt("a.y"));
    }

    [Fact]
    public void The_including_document_sees_what_was_included()
    {
        var config = ParseWith("o { q = 1 }\na { include \"foo\" }\nz = ${a.p}", ("foo", "p = 5"));
        Assert.Equal(5, config.GetInt("z"));
    }

    [Fact]
    public void An_included_document_may_include()
    {
        var config = ParseWith("a { include \"one\" }", ("one", "b { include \"two\" }"), ("two", "c = 7"));
        Assert.Equal(7, config.GetInt("a.b.c"));
    }

    [DifferenceFact(AtRoot)]
    public void Included_keys_count_as_written_at_the_place_of_the_include()
    {
        Assert.Equal(4, ParseWith("include \"foo\"\nx = 4", ("foo", "x = 1")).GetInt("x"));
        Assert.Equal(1, ParseWith("x = 4\ninclude \"foo\"", ("foo", "x = 1")).GetInt("x"));
        Assert.Equal("{o:{q:'1',p:'2'}}", Hocon.Tree(ParseWith("o { q = 1 }\ninclude \"foo\"", ("foo", "o { p = 2 }")).Root));
    }

    [DifferenceFact(AtRoot)]
    public void Files_are_read_relative_to_the_including_file()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("main.conf", "include \"sub/one\"\nlast = ${one}");
        directory.Write("sub/one.conf", "one = 1\ninclude file(\"two.hocon\")\ndeep { include \"two.hocon\" }");
        directory.Write("sub/two.hocon", "two = 2\nthree = ${two}3");
        var config = Hocon.Parse($"include required(file(\"{directory.Path}/main.conf\"))");
        Assert.Equal("{one:'1',two:'2',three:'23',deep:{two:'2',three:'23'},last:'1'}", Hocon.Tree(config.Root));
    }

    [DifferenceFact(AtRoot)]
    public void An_included_file_may_refer_to_keys_of_the_including_one()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("inner.conf", "own = ${base}/x\nshadowed = ${name}\nname = inner");
        var config = Hocon.Parse($"base = root\nname = outer\na {{ include \"{directory.Path}/inner.conf\" }}");
        Assert.Equal("root/x", config.GetString("a.own"));
        Assert.Equal("inner", config.GetString("a.shadowed"));
    }

    [DifferenceFact(AtRoot)]
    public void A_file_that_does_not_exist_is_empty_unless_it_is_required()
    {
        Assert.Equal("{a:'1'}", Hocon.Tree("include \"no-such-file\"\na = 1"));
        var message = Hocon.Error("a = 1\ninclude required(\"no-such-file\")");
        Assert.StartsWith("The required file '", message);
        Assert.EndsWith("no-such-file' does not exist (line 2, column 1)", message);
    }

    [DifferenceFact(AtRoot)]
    public void Files_that_include_each_other_are_an_error()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("a.conf", "include \"b.conf\"");
        directory.Write("b.conf", "\n include \"a.conf\"");
        var message = Hocon.Error($"include \"{directory.Path}/a.conf\"");
        Assert.StartsWith("Files include each other in a circle: ", message);
        Assert.EndsWith("b.conf, line 2, column 2)", message);
    }

    [DifferenceFact(AtRoot)]
    public void An_error_in_a_file_names_the_file()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("bad.conf", "a = 1\nb = \"x");
        var message = Hocon.Error($"include \"{directory.Path}/bad.conf\"");
        Assert.Contains("bad.conf, line 2, column 5", message);
    }

    [DifferenceTheory("takes the rest of the line for a key")]
    [InlineData("include url(\"http://host/x\")", "Only files can be included: allowed are include \"name\" and include file(\"name\") (line 1, column 9)")]
    [InlineData("include file(x)", "A name in quotes was expected after include, not 'x' (line 1, column 14)")]
    [InlineData("include file(\"x\"", "A ')' is missing after the name of the include; the end of the text stands in its place (line 1, column 17)")]
    public void What_cannot_be_included_is_an_error(string text, string message) => Assert.Equal(message, Hocon.Error(text));

    private static Config ParseWith(string text, params (string Name, string Text)[] documents)
    {
        HoconRoot Include(string name) => Parser.Parse(documents.Single(document => document.Name == name).Text, Include);
        return ConfigurationFactory.ParseString(text, Include);
    }
}
