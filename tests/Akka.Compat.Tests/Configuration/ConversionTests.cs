namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: automatic type conversions; and the typed reads of Config.</summary>
public class ConversionTests
{
    [Fact]
    public void A_missing_path_gives_the_default()
    {
        var config = Hocon.Parse("a = 1");
        Assert.Null(config.GetString("zz"));
        Assert.Equal("d", config.GetString("zz", "d"));
        Assert.Equal(0, config.GetInt("zz"));
        Assert.Equal(9, config.GetInt("zz", 9));
        Assert.Equal(8, config.GetLong("a.b", 8));
        Assert.Equal(1.5, config.GetDouble("zz", 1.5));
        Assert.Equal(1.5f, config.GetFloat("zz", 1.5f));
        Assert.Equal(1.5m, config.GetDecimal("zz", 1.5m));
        Assert.False(config.GetBoolean("zz"));
        Assert.True(config.GetBoolean("zz", true));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("zz"));
        Assert.Equal(TimeSpan.FromSeconds(2), config.GetTimeSpan("zz", TimeSpan.FromSeconds(2)));
        Assert.Null(config.GetConfig("zz"));
        Assert.Null(config.GetValue("zz"));
        Assert.Null(config.GetValue("a.b.c"));
        Assert.Empty(config.GetStringList("zz"));
        Assert.Equal(["d"], config.GetStringList("zz", ["d"]));
    }

    [DifferenceFact("fails with a NullReferenceException")]
    public void A_missing_list_is_empty()
    {
        var config = Hocon.Parse("a = 1");
        Assert.Empty(config.GetIntList("zz"));
        Assert.Empty(config.GetLongList("zz"));
        Assert.Empty(config.GetByteList("zz"));
        Assert.Empty(config.GetBooleanList("zz"));
        Assert.Empty(config.GetDoubleList("zz"));
        Assert.Empty(config.GetFloatList("zz"));
        Assert.Empty(config.GetDecimalList("zz"));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    public void Switches_are_booleans(string text, bool expected) => Assert.Equal(expected, Hocon.Parse("a = " + text).GetBoolean("a"));

    [DifferenceFact("does not know the words")]
    public void Yes_and_no_are_booleans()
    {
        Assert.True(Hocon.Parse("a = yes").GetBoolean("a"));
        Assert.False(Hocon.Parse("a = no").GetBoolean("a"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    [InlineData("x")]
    [InlineData("null")]
    public void What_is_no_boolean_is_an_error(string text) =>
        Assert.Throws<NotSupportedException>(() => Hocon.Parse("a = " + text).GetBoolean("a"));

    [Fact]
    public void Numbers_are_read_without_regard_to_the_culture()
    {
        var config = Hocon.Parse("a = 5, b = \"5\", c = -5, d = 1.5, e = 1e3, f = 99999999999, g = +5, h = 010");
        Assert.Equal(5, config.GetInt("a"));
        Assert.Equal(5, config.GetInt("b"));
        Assert.Equal(-5, config.GetInt("c"));
        Assert.Equal(1.5, config.GetDouble("d"));
        Assert.Equal(1.5f, config.GetFloat("d"));
        Assert.Equal(1.5m, config.GetDecimal("d"));
        Assert.Equal(1000, config.GetDouble("e"));
        Assert.Equal(99999999999, config.GetLong("f"));
        Assert.Equal(5, config.GetInt("g"));
        Assert.Equal(10, config.GetInt("h"));
        Assert.Equal(5, config.GetValue("a").GetByte());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0x10")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1_000")]
    [InlineData("\"\"")]
    public void What_is_no_whole_number_is_an_error(string text)
    {
        var config = Hocon.Parse("a = " + text);
        Assert.Throws<FormatException>(() => config.GetInt("a"));
        Assert.Throws<FormatException>(() => config.GetLong("a"));
        Assert.Throws<FormatException>(() => config.GetValue("a").GetByte());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[5]")]
    [InlineData("{ b = 5 }")]
    public void What_is_no_text_cannot_be_a_number(string text)
    {
        var config = Hocon.Parse("a = " + text);
        Assert.Throws<ArgumentNullException>(() => config.GetInt("a"));
        Assert.Throws<ArgumentNullException>(() => config.GetDouble("a"));
    }

    [Fact]
    public void A_whole_number_too_large_for_its_type_is_an_error()
    {
        Assert.Throws<OverflowException>(() => Hocon.Parse("a = 99999999999").GetInt("a"));
        Assert.Throws<OverflowException>(() => Hocon.Parse("a = -5").GetValue("a").GetByte());
    }

    [Fact]
    public void Lists_are_read_by_the_type_of_their_elements()
    {
        var config = Hocon.Parse("a = [1,2], b = [true,off], c = [x, \"y z\"], d = [1.5]");
        Assert.Equal([1, 2], config.GetIntList("a"));
        Assert.Equal([1L, 2L], config.GetLongList("a"));
        Assert.Equal([(byte)1, (byte)2], config.GetByteList("a"));
        Assert.Equal(["1", "2"], config.GetStringList("a"));
        Assert.Equal([true, false], config.GetBooleanList("b"));
        Assert.Equal(["x", "y z"], config.GetStringList("c"));
        Assert.Equal([1.5], config.GetDoubleList("d"));
        Assert.Equal([1.5f], config.GetFloatList("d"));
        Assert.Equal([1.5m], config.GetDecimalList("d"));
        Assert.Throws<FormatException>(() => config.GetIntList("c"));
    }

    [Fact]
    public void A_list_read_from_what_is_none_is_empty()
    {
        Assert.Empty(Hocon.Parse("a = 5").GetStringList("a"));
        Assert.Empty(Hocon.Parse("a = null").GetIntList("a"));
    }

    [Fact]
    public void Elements_that_are_objects_are_read_one_by_one() =>
        Assert.Equal([1, 2], Hocon.Parse("a = [{b=1},{b=2}]").GetValue("a").GetArray().Select(v => v.GetObject().GetKey("b").GetInt()));

    [DifferenceTheory("names neither key nor place")]
    [InlineData("a {\n  b = zz\n}", "a.b: 'zz' is not a whole number from -2147483648 to 2147483647 (line 2, column 7)")]
    [InlineData("a.b = 99999999999", "a.b: '99999999999' is not a whole number from -2147483648 to 2147483647 (line 1, column 7)")]
    public void The_error_of_a_conversion_names_key_value_range_and_place(string text, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<Exception>(() => Hocon.Parse(text).GetInt("a.b")).Message);

    [DifferenceFact("names neither key nor place")]
    public void The_error_of_an_element_names_its_index()
    {
        var error = Assert.Throws<FormatException>(() => Hocon.Parse("a.b = [1,\n x]").GetIntList("a.b"));
        Assert.StartsWith("a.b[1]: 'x' is not a whole number", error.Message);
        Assert.EndsWith("(line 2, column 2)", error.Message);
    }

    [DifferenceFact("names neither key nor place")]
    public void The_errors_of_units_and_switches_tell_what_is_allowed()
    {
        var config = Hocon.Parse("t = 5 weeks\ns = 5 KB\nb = maybe");
        Assert.StartsWith("t: '5 weeks' is not a duration; allowed: ", Assert.Throws<FormatException>(() => config.GetTimeSpan("t")).Message);
        Assert.StartsWith("s: '5 KB' is not a byte size; allowed: ", Assert.Throws<FormatException>(() => config.GetByteSize("s")).Message);
        Assert.Equal(
            "b: Unknown boolean format: 'maybe'; allowed: on, off, true, false, yes, no (line 3, column 5)",
            Assert.Throws<NotSupportedException>(() => config.GetBoolean("b")).Message);
    }
}
