using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class AppVersionTests
{
    [Theory]
    [InlineData("1.9", "1.10")]
    [InlineData("2.0.0+9-abc", "2.0.0+11-abc")]
    [InlineData("nightly", "0.0.1")]
    [InlineData("10-a", "9-a")]
    [InlineData("1.2.3-RC1", "1.2.3-1-abc")]
    [InlineData("1.2.3", "1.2-5-abc")]
    [InlineData("1.2.3-1-a", "1.2.3-1-b")]
    [InlineData("1.2.3-1", "1.2.3-M1")]
    public void The_first_is_older(string older, string newer)
    {
        Assert.True(AppVersion.Create(older).CompareTo(AppVersion.Create(newer)) < 0);
        Assert.True(AppVersion.Create(newer).CompareTo(AppVersion.Create(older)) > 0);
    }

    [Fact]
    public void Numbers_left_out_are_zero()
    {
        Assert.Equal(0, AppVersion.Create("3.0.0").CompareTo(AppVersion.Create("3")));
        Assert.Equal("3", AppVersion.Create("3").ToString());
    }

    [DifferenceTheory("of a version with a rest and one without, each is older than the other")]
    [InlineData("1.2.3-RC1", "1.2.3")]
    [InlineData("1.2-M1", "1.2.0")]
    public void A_version_with_a_rest_is_older_than_the_one_without(string older, string newer)
    {
        Assert.True(AppVersion.Create(older).CompareTo(AppVersion.Create(newer)) < 0);
        Assert.True(AppVersion.Create(newer).CompareTo(AppVersion.Create(older)) > 0);
    }

    [Fact]
    public void Versions_are_equal_when_they_are_written_alike()
    {
        var version = AppVersion.Create("1.0");
        Assert.True(version == AppVersion.Create("1.0") && version.GetHashCode() == AppVersion.Create("1.0").GetHashCode());
        Assert.True(version != AppVersion.Create("1.0.0") && version != null && null != version);
        Assert.Equal(0, AppVersion.Create("1.2.3-RC1").CompareTo(AppVersion.Create("1.2.3+RC1")));
        Assert.Throws<NullReferenceException>(() => version.CompareTo(null));
    }

    [Fact]
    public void Bad_versions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AppVersion.Create("1.2.3.4"));
        Assert.Throws<ArgumentOutOfRangeException>(() => AppVersion.Create(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => AppVersion.Create("1.2.3-a.b"));
        Assert.Throws<FormatException>(() => AppVersion.Create("1.b"));
        Assert.Throws<FormatException>(() => AppVersion.Create("1-x.2"));
        Assert.Throws<OverflowException>(() => AppVersion.Create("99999999999"));
    }
}
