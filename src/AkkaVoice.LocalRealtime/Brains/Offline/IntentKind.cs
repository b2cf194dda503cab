namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>What a caller can want from the offline brain.</summary>
public enum IntentKind
{
    /// <summary>Words were heard or read, but they ask for nothing that the brain can do.</summary>
    OutOfScope,

    /// <summary>The weather in a named city.</summary>
    Weather,

    /// <summary>A city and nothing else: the answer to a question for one.</summary>
    City,

    /// <summary>The weather, with no city named.</summary>
    WeatherSomewhere,

    /// <summary>A joke.</summary>
    Joke,

    /// <summary>To be quiet.</summary>
    Stop,

    /// <summary>Thanks.</summary>
    Thanks,

    /// <summary>A greeting.</summary>
    Hello,

    /// <summary>The last answer once more.</summary>
    Repeat,

    /// <summary>What the brain can do.</summary>
    Abilities,
}
