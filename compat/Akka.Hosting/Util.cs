using Akka.Configuration;

namespace Akka.Hosting;

public static class Util
{
    /// <summary>The configuration below a path: <c>a = 1</c> moved to "x.y" is <c>x.y.a = 1</c>.</summary>
    public static Config MoveTo(this Config config, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ConfigurationFactory.ParseString($"{path} {{\n{config.Root}\n}}");
    }
}
