using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writing a string so that reading it gives the same string.</summary>
internal static class HoconText
{
    internal static string Render(string value)
    {
        if (value is null)
            return "null";
        return value != "null" && IsPlain(value) ? value : Quote(value);
    }

    internal static bool IsPlain(string value) =>
        value.Length > 0 && !value.Contains("//") && value.All(c => !char.IsWhiteSpace(c) && !Scanner.IsReserved(c));

    internal static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4")),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
