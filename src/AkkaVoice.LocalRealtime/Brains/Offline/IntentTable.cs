using AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>What can be said to the offline brain. The recogniser's grammar and the reading of words both come from this table.</summary>
internal static class IntentTable
{
    private const string Ask = "what is | what's | how is | how's | tell me | give me | (can | could) you [please] (tell | give) me | do you know | i want to know";
    private const string When = "[today | now | right now | at the moment] [please]";

    /// <summary>The patterns of each kind. The first that fits decides.</summary>
    public static IReadOnlyList<(IntentKind Kind, PhrasePattern Pattern)> Patterns { get; } =
    [
        Row(IntentKind.Weather, $"[hello | hi | hey | please] ({Ask}) the (weather | temperature | forecast) [like] [today | now | right now] (in | for) <city> {When}"),
        Row(IntentKind.Weather, $"[and] [what is | what's | how is | how's] [the] weather (in | for) <city> {When}"),
        Row(IntentKind.Weather, $"(is it (raining | snowing | sunny | cold | warm | hot) | how (cold | warm | hot) is it) [today | now | right now] in <city> {When}"),
        Row(IntentKind.Weather, $"(what about | how about) [the weather] in <city> {When}"),
        Row(IntentKind.WeatherSomewhere, $"[hello | hi | hey | please] ({Ask}) the (weather | temperature | forecast) [like] {When}"),
        Row(IntentKind.WeatherSomewhere, "what will the weather be [like] [today | tomorrow]"),
        Row(IntentKind.Joke, "[please] [can you | could you | would you] [please] tell [me | us] (a | another) [good | funny] joke [please]"),
        Row(IntentKind.Joke, "(do you know | i want to hear | i would like to hear | give me | let me hear) (a | another) [good | funny] joke [please] | another joke [please] | make me laugh"),
        Row(IntentKind.Stop, "[please] stop [it | that | talking | speaking | please] | be quiet [please] | shut up | that is enough | never mind"),
        Row(IntentKind.Thanks, "thank you [very much | so much] | thanks [a lot | very much] | many thanks"),
        Row(IntentKind.Hello, "hello [there] | hi [there] | hey there | good (morning | afternoon | evening) | hello how are you [today]"),
        Row(IntentKind.Repeat, "[please] [can you | could you] [please] (repeat (that | it | the answer) | say (that | it) again) [please] | what did you say | once (more | again) [please]"),
        Row(IntentKind.Abilities, "[please] what can you do [for me] | how can you help me | what can i (ask | say) | please help me"),
        Row(IntentKind.City, "[in | for] <city> [please]"),
        // Known only so that they are not taken for one of the sentences above.
        Row(IntentKind.OutOfScope, "how far is it [from <city>] to <city> | how far is <city> from <city> | how do i get (to | from) <city> [to <city>]"),
        Row(IntentKind.OutOfScope, "i (want | would like) to (go | fly | travel) to <city> [please] | (where is | tell me about | what time is it in) <city>"),
        Row(IntentKind.OutOfScope, "what time is it [now | please] | what day is it [today] | what is your name | who are you | how are you [today] | how old are you"),
        Row(IntentKind.OutOfScope, "(call | send an email to | send a message to) [my] (mother | father | brother | sister | friend) [please]"),
        Row(IntentKind.OutOfScope, "(turn (on | off) the (light | lights | music | television) | play [some] music | set an alarm for (six | seven | eight)) [please]"),
    ];

    /// <summary>The intent of a sentence that a pattern covers as a whole; null when none does.</summary>
    /// <param name="words">Words in lower case.</param>
    public static Intent? Find(IReadOnlyList<string> words)
    {
        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.Matches(words, out var city))
                return new Intent(kind, kind is IntentKind.Weather or IntentKind.City ? city : null);
        }

        return null;
    }

    private static (IntentKind Kind, PhrasePattern Pattern) Row(IntentKind kind, string jsgf) => (kind, new PhrasePattern(jsgf));
}
