using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Paths: keys joined by dots, where a key with a dot of its own is quoted.</summary>
internal static class PathExpression
{
    internal static IReadOnlyList<string> Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
            return [];
        if (!path.Contains('"'))
            return path.Split('.');
        var keys = new List<string>();
        var key = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (quoted && path[i] == '\\' && i + 1 < path.Length)
                key.Append(path[++i]);
            else if (path[i] == '"')
                quoted = !quoted;
            else if (path[i] == '.' && !quoted)
                keys.Add(TakeKey(key));
            else
                key.Append(path[i]);
        }

        keys.Add(TakeKey(key));
        return keys;
    }

    internal static string Render(IEnumerable<string> keys) => string.Join('.', keys.Select(RenderKey));

    internal static string RenderKey(string key) => HoconText.IsPlain(key) && !key.Contains('.') ? key : HoconText.Quote(key);

    private static string TakeKey(StringBuilder key)
    {
        var taken = key.ToString();
        key.Clear();
        return taken;
    }
}
