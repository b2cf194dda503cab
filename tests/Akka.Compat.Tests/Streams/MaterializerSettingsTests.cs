namespace Akka.Compat.Tests.Streams;

public sealed class MaterializerSettingsTests : StreamSpec
{
    [Fact]
    public void Settings_with_the_same_values_are_equal()
    {
        var settings = Materializer.Settings;
        var changed = settings.WithInputBuffer(2, 8).WithDispatcher("another").WithSyncProcessingLimit(7).WithDebugLogging(true);
        Assert.NotEqual(settings, changed);
        Assert.Equal(changed, settings.WithDebugLogging(true).WithSyncProcessingLimit(7).WithDispatcher("another").WithInputBuffer(2, 8));
        Assert.NotEqual(changed, changed.WithDebugLogging(false));
        Assert.NotEqual(changed, changed.WithInputBuffer(2, 16));
    }
}
