namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: units format, duration format, size in bytes format.</summary>
public class UnitTests
{
    [Theory]
    [InlineData("5", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e3", 1000)]
    [InlineData("5ms", 5)]
    [InlineData("5 ms", 5)]
    [InlineData("5 millis", 5)]
    [InlineData("5 millisecond", 5)]
    [InlineData("5 milliseconds", 5)]
    [InlineData("5s", 5_000)]
    [InlineData("5 second", 5_000)]
    [InlineData("5 seconds", 5_000)]
    [InlineData("\"5 s\"", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("5m", 300_000)]
    [InlineData("5 minute", 300_000)]
    [InlineData("5 minutes", 300_000)]
    [InlineData("5h", 18_000_000)]
    [InlineData("5 hour", 18_000_000)]
    [InlineData("5 hours", 18_000_000)]
    [InlineData("5d", 432_000_000)]
    [InlineData("5 day", 432_000_000)]
    [InlineData("5 days", 432_000_000)]
    [InlineData("0.5 d", 43_200_000)]
    [InlineData("5 micros", 0.005)]
    [InlineData("5 microseconds", 0.005)]
    public void Durations_have_units_and_count_milliseconds_without(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromTicks((long)Math.Round(milliseconds * 10_000)), Hocon.Parse("a = " + text).GetTimeSpan("a"));

    [DifferenceTheory("knows neither the short unit nor fractions of a tick")]
    [InlineData("5 us", 50)]
    [InlineData("5 microsecond", 50)]
    [InlineData("100 ns", 1)]
    [InlineData("250 nanoseconds", 2)]
    public void Small_units_are_known_by_all_their_names(string text, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), Hocon.Parse("a = " + text).GetTimeSpan("a"));

    [Theory]
    [InlineData("infinite")]
    [InlineData("\"infinite\"")]
    [InlineData("Infinite")]
    public void Infinite_is_a_duration_where_it_is_allowed(string text)
    {
        var config = Hocon.Parse("a = " + text);
        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("a"));
        Assert.Throws<FormatException>(() => config.GetTimeSpan("a", null, false));
    }

    [Theory]
    [InlineData("-1s")]
    [InlineData("-1")]
    [InlineData("5x")]
    [InlineData("5 S")]
    [InlineData("5 weeks")]
    [InlineData("off")]
    [InlineData("\"\"")]
    public void What_is_no_duration_is_an_error(string text) =>
        Assert.Throws<FormatException>(() => Hocon.Parse("a = " + text).GetTimeSpan("a"));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("-5", -5)]
    [InlineData("5b", 5)]
    [InlineData("5 B", 5)]
    [InlineData("5 byte", 5)]
    [InlineData("5 bytes", 5)]
    [InlineData("5kB", 5_000)]
    [InlineData("5 kB", 5_000)]
    [InlineData("5 kilobyte", 5_000)]
    [InlineData("5 kilobytes", 5_000)]
    [InlineData("5k", 5_120)]
    [InlineData("5K", 5_120)]
    [InlineData("5Ki", 5_120)]
    [InlineData("5 KiB", 5_120)]
    [InlineData("5 kibibyte", 5_120)]
    [InlineData("5MB", 5_000_000)]
    [InlineData("5 megabytes", 5_000_000)]
    [InlineData("5m", 5_242_880)]
    [InlineData("5M", 5_242_880)]
    [InlineData("5 mebibytes", 5_242_880)]
    [InlineData("5GB", 5_000_000_000)]
    [InlineData("5g", 5_368_709_120)]
    [InlineData("5TB", 5_000_000_000_000)]
    [InlineData("5TiB", 5_497_558_138_880)]
    [InlineData("5PB", 5_000_000_000_000_000)]
    [InlineData("5 P", 5_629_499_534_213_120)]
    [InlineData("5EB", 5_000_000_000_000_000_000)]
    [InlineData("5E", 5_764_607_523_034_234_880)]
    public void Sizes_have_decimal_and_binary_units(string text, long bytes) =>
        Assert.Equal(bytes, Hocon.Parse("a = " + text).GetByteSize("a"));

    [DifferenceFact("allows whole numbers only")]
    public void Sizes_may_have_fractions() => Assert.Equal(1_500, Hocon.Parse("a = 1.5 kB").GetByteSize("a"));

    [Theory]
    [InlineData("5KB")]
    [InlineData("5 Kb")]
    [InlineData("5Z")]
    [InlineData("x")]
    [InlineData("infinite")]
    public void What_is_no_size_is_an_error(string text) =>
        Assert.Throws<FormatException>(() => Hocon.Parse("a = " + text).GetByteSize("a"));

    [DifferenceTheory("wraps around")]
    [InlineData("9 EiB")]
    [InlineData("-20 EB")]
    public void A_size_beyond_64_bits_is_an_error(string text) =>
        Assert.Throws<FormatException>(() => Hocon.Parse("a = " + text).GetByteSize("a"));

    [Fact]
    public void A_missing_size_is_null_or_the_default()
    {
        Assert.Null(Hocon.Parse("").GetByteSize("a"));
        Assert.Null(Hocon.Parse("a = null").GetByteSize("a"));
        Assert.Equal(7, Hocon.Parse("").GetByteSize("a", 7));
    }
}
