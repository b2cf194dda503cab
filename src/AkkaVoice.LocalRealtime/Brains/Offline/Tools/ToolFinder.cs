using System.Text.RegularExpressions;

namespace AkkaVoice.LocalRealtime.Brains.Offline.Tools;

/// <summary>Finds, among the tools that a session declared, the one that serves an intent.</summary>
internal static partial class ToolFinder
{
    /// <summary>The tool that tells the weather in a city, by its name or else its description; it needs a parameter for the city.</summary>
    public static CityTool? Weather(IReadOnlyList<FunctionTool> tools) => ByRelevance(tools, Weather())
        .Select(tool => ToolSchema.Read(tool).CityParameter is { } parameter ? new CityTool(tool, parameter) : null)
        .FirstOrDefault(found => found is not null);

    /// <summary>The tool that tells a joke, by its name or else its description; it must not need arguments.</summary>
    public static FunctionTool? Joke(IReadOnlyList<FunctionTool> tools) =>
        ByRelevance(tools, Joke()).FirstOrDefault(tool => ToolSchema.Read(tool).Required.Count == 0);

    private static IEnumerable<FunctionTool> ByRelevance(IReadOnlyList<FunctionTool> tools, Regex topic) =>
        tools.Where(tool => topic.IsMatch(tool.Name)).Concat(tools.Where(tool => !topic.IsMatch(tool.Name) && topic.IsMatch(tool.Description)));

    [GeneratedRegex("weather|forecast|temperature", RegexOptions.IgnoreCase)]
    private static partial Regex Weather();

    [GeneratedRegex("joke", RegexOptions.IgnoreCase)]
    private static partial Regex Joke();
}
