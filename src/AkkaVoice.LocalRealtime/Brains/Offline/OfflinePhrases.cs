namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>The fixed sentences of the offline brain.</summary>
internal static class OfflinePhrases
{
    public const string NotUnderstood = "Sorry, I did not catch that. You can ask me for the weather in a city, or for a joke.";
    public const string OutOfScope = "I am sorry, I cannot help with that. I can only tell you the weather in a city, or a joke.";
    public const string Abilities = "I can tell you the weather in a city, and I can tell you a joke.";
    public const string Hello = "Hello. You can ask me for the weather in a city, or for a joke.";
    public const string Thanks = "You are welcome.";
    public const string Stop = "Okay.";
    public const string StillThere = "Are you still there?";
    public const string NothingToRepeat = "I have not said anything yet.";
    public const string WhichCity = "Please name the city, for example: what is the weather in Paris?";
    public const string NoWeatherTool = "I cannot look up the weather, because this session has no tool for it.";
    public const string NoJokeTool = "I cannot tell you a joke, because this session has no tool for it.";
    public const string NoSuchCall = "I cannot use the tool that this session asks for.";
}
