using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class AppVersionTests
{
    [Theory]
    [InlineData("1.9", "1.10")]
    [InlineData("2.0.0+9-abc", "2.0.0+11-abc")]
    [InlineData("nightly", "0.0.1")]
    [InlineData("10-a", "9-a")]
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

    [Fact]
    public void Bad_versions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AppVersion.Create("1.2.3.4"));
        Assert.Throws<ArgumentOutOfRangeException>(() => AppVersion.Create(""));
        Assert.Throws<FormatException>(() => AppVersion.Create("1.b"));
    }
}
