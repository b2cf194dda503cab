using System.Text.RegularExpressions;
using AkkaVoice.LocalRealtime.Speech.Recognition;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>The recogniser's grammar, made from <see cref="IntentTable"/> and <see cref="Cities"/>.</summary>
internal static partial class OfflineGrammar
{
    private const string DecoyFile = "decoys.txt";

    /// <summary>The grammar: the intents' sentences, with a city or a decoy where a city belongs.</summary>
    public static SpeechGrammar Create()
    {
        var decoys = File.ReadLines(SpeechData.PathOf(DecoyFile)).Where(line => line.Length > 0).ToHashSet();
        var patterns = string.Join(" | ", IntentTable.Patterns.Select(row => $"( {row.Pattern.Jsgf} )"));
        var cities = string.Join(" | ", Cities.All.Select(city => string.Join(' ', city.Words)));
        var others = string.Join(" | ", decoys.Select(word => SpeechGrammar.DecoyPrefix + word));
        var jsgf = $"""
            #JSGF V1.0;
            grammar offline;
            public <sentence> = {patterns} ;
            <city> = /1/ ( {cities} ) | /1/ ( {others} ) ;

            """;
        var names = Cities.All.SelectMany(city => city.Words).ToHashSet();
        return new SpeechGrammar(jsgf, Word().Matches(patterns).Select(match => match.Value).Concat(names).ToHashSet(), names, decoys);
    }

    [GeneratedRegex("(?<![<a-z'])[a-z][a-z']*(?![a-z'>])")]
    private static partial Regex Word();
}
