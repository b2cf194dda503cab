namespace AkkaVoice.LocalRealtime.Brains.Offline.Tools;

/// <summary>Decides which function an intent calls, as far as the session's tools and its tool choice allow.</summary>
internal static class ToolCalls
{
    /// <summary>The call of an intent; null when it needs none, or when no tool fits.</summary>
    public static (FunctionTool Tool, KeyValuePair<string, string>? City)? For(Intent intent, ResponseRequest request)
    {
        var tools = request.ToolChoice.Mode switch
        {
            ToolChoiceMode.None => [],
            ToolChoiceMode.Function => [.. request.Tools.Where(tool => tool.Name == request.ToolChoice.FunctionName)],
            _ => request.Tools,
        };
        return intent switch
        {
            { Kind: IntentKind.Weather, City: { } city } when ToolFinder.Weather(tools) is { } weather =>
                (weather.Tool, KeyValuePair.Create(weather.Parameter, city)),
            { Kind: IntentKind.Joke } when ToolFinder.Joke(tools) is { } joke => (joke, null),
            _ when request.ToolChoice.Mode is ToolChoiceMode.Function or ToolChoiceMode.Required => WithoutArguments(tools),
            _ => null,
        };
    }

    /// <summary>A call is demanded whatever was said: the first tool that can be called with nothing.</summary>
    private static (FunctionTool Tool, KeyValuePair<string, string>? City)? WithoutArguments(IReadOnlyList<FunctionTool> tools) =>
        tools.FirstOrDefault(tool => ToolSchema.Read(tool).Required.Count == 0) is { } tool ? (tool, null) : null;
}
