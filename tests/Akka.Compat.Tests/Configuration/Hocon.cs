using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Compat.Tests.Configuration;

/// <summary>Short spellings for the tests: parse, and show a tree in one line.</summary>
internal static class Hocon
{
    internal static Config Parse(string text) => ConfigurationFactory.ParseString(text);

    /// <summary>The tree as <c>{key:value,key:[value,value]}</c>; null is the bare word, strings stand in single quotes.</summary>
    internal static string Tree(string text) => Tree(Parse(text).Root);

    internal static string Tree(HoconValue value)
    {
        if (value.IsObject())
            return "{" + string.Join(",", value.GetObject().Items.Select(item => item.Key + ":" + Tree(item.Value))) + "}";
        if (value.IsArray())
            return "[" + string.Join(",", value.GetArray().Select(Tree)) + "]";
        return value.GetString() is { } text ? $"'{text}'" : "null";
    }

    /// <summary>The message of the error that the text must cause.</summary>
    internal static string Error(string text) => Assert.ThrowsAny<FormatException>(() => Parse(text)).Message;
}
