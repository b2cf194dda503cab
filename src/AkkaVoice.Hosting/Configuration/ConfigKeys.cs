using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>The keys of a configuration that hold values: not objects, but numbers, words and lists.</summary>
internal static class ConfigKeys
{
    public const string Root = "akkavoice";

    /// <summary>All keys under <c>akkavoice</c>, in full, with their values.</summary>
    public static IReadOnlyDictionary<string, HoconValue> Leaves(Config config)
    {
        var leaves = new Dictionary<string, HoconValue>(StringComparer.Ordinal);
        if (config.HasPath(Root)) Collect(Root, config.GetValue(Root), leaves);
        return leaves;
    }

    private static void Collect(string path, HoconValue value, Dictionary<string, HoconValue> leaves)
    {
        if (!value.IsObject())
        {
            leaves[path] = value;
            return;
        }

        foreach (var (name, child) in value.GetObject().Items) Collect($"{path}.{name}", child, leaves);
    }
}
