using Akka.Configuration;

namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: unquoted strings, quoted strings, multi-line strings.</summary>
public class StringTests
{
    [Theory]
    [InlineData("some unquoted text", "some unquoted text")]
    [InlineData("  trimmed   ", "trimmed")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("/user/foo", "/user/foo")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "+5")]
    [InlineData("5%", "5%")]
    [InlineData("x+y", "x+y")]
    [InlineData("(x);y|z~'<>", "(x);y|z~'<>")]
    [InlineData("true x", "true x")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("a   b", "a   b")]
    [InlineData("nullable", "nullable")]
    [InlineData("null x", "null x")]
    public void Text_without_quotes_is_a_string(string text, string expected) =>
        Assert.Equal(expected, Hocon.Parse("a = " + text).GetString("a"));

    [Theory]
    [InlineData("x$y")]
    [InlineData("x?")]
    [InlineData("x@y")]
    [InlineData("a*b")]
    [InlineData("!x")]
    [InlineData("x&y")]
    [InlineData("x^y")]
    [InlineData("`x")]
    [InlineData("c\\d")]
    public void Reserved_characters_need_quotes(string text)
    {
        Assert.Throws<FormatException>(() => Hocon.Parse("a = " + text));
        Assert.Equal(text, Hocon.Parse("a = \"" + text.Replace("\\", "\\\\") + "\"").GetString("a"));
    }

    [Theory]
    [InlineData("a = http://host/path")]
    [InlineData("a = 00:05")]
    public void An_assignment_sign_in_text_without_quotes_is_an_error(string text) =>
        Assert.Throws<ConfigurationException>(() => Hocon.Parse(text));

    [DifferenceTheory("takes what stands before a space and the sign")]
    [InlineData("a = b = c", "(line 1, column 7)")]
    [InlineData("x = 0\na = 1 b = 2", "(line 2, column 9)")]
    public void An_assignment_sign_after_a_space_is_an_error_too(string text, string place) =>
        Assert.Contains(place, Assert.Throws<ConfigurationException>(() => Hocon.Parse(text)).Message);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"http://host/path\"", "http://host/path")]
    [InlineData("\"{}[],:=#//\"", "{}[],:=#//")]
    [InlineData("""
        "\"\\\/\b\f\n\r\t\u0041\u00e9"
        """, "\"\\/\b\f\n\r\tA\u00e9")]
    public void Quoted_strings_are_those_of_json(string text, string expected) =>
        Assert.Equal(expected, Hocon.Parse("a = " + text).GetString("a"));

    [DifferenceFact("drops it")]
    public void White_space_inside_quotes_is_kept() => Assert.Equal("  kept  ", Hocon.Parse("a = \"  kept  \"").GetString("a"));

    [Theory]
    [InlineData("a = \"\\q\"")]
    [InlineData("a = \"\\u00g0\"")]
    public void An_unknown_escape_is_an_error(string text) => Assert.ThrowsAny<Exception>(() => Hocon.Parse(text));

    [Theory]
    [InlineData("\"\"\"x\ny\"\"\"", "x\ny")]
    [InlineData("\"\"\"no \\n \"escapes\" here\"\"\"", "no \\n \"escapes\" here")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Triple_quotes_take_the_text_as_it_stands(string text, string expected) =>
        Assert.Equal(expected, Hocon.Parse("a = " + text).GetString("a"));

    [DifferenceTheory("drops quotes and white space at the ends")]
    [InlineData("\"\"\"x\"\"\"\"", "x\"")]
    [InlineData("\"\"\"\n  x\n\"\"\"", "\n  x\n")]
    public void Triple_quotes_keep_the_ends_of_the_text(string text, string expected) =>
        Assert.Equal(expected, Hocon.Parse("a = " + text).GetString("a"));

    [DifferenceTheory("reads on to the end of the document, or takes the line break into the text")]
    [InlineData("a = 1\nb = \"abc", "A quoted string is not closed (line 2, column 5)")]
    [InlineData("a = \"abc\nb = 2", "A quoted string is not closed (line 1, column 5)")]
    [InlineData("a = \"\"\"abc\nb = 2", "A triple-quoted string is not closed (line 1, column 5)")]
    public void A_string_that_is_not_closed_is_an_error(string text, string message) =>
        Assert.StartsWith(message, Hocon.Error(text));

    [DifferenceFact("takes the word in quotes for null, too")]
    public void Null_in_quotes_is_a_string()
    {
        Assert.Equal("null", Hocon.Parse("a = \"null\"").GetString("a"));
        Assert.Null(Hocon.Parse("a = null").GetString("a"));
    }
}
