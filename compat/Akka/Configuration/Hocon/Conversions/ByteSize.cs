namespace Akka.Configuration.Hocon;

/// <summary>Sizes as the HOCON specification writes them: kB counts in thousands, a lone letter and KiB in 1024s.</summary>
internal static class ByteSize
{
    private const string Allowed =
        "is not a byte size; allowed: a number with one of B, kB … EB, K … E, Ki … Ei, KiB … EiB or their long names, or a bare number of bytes";

    private static readonly string[] DecimalNames = ["kilo", "mega", "giga", "tera", "peta", "exa"];
    private static readonly string[] BinaryNames = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi"];
    private static readonly Dictionary<string, decimal> Units = BuildUnits();

    internal static bool TryParse(string text, out long result, out string problem)
    {
        result = 0;
        problem = Allowed;
        if (!UnitText.TrySplit(text, out var number, out var unit) || !Units.TryGetValue(unit, out var factor))
            return false;
        problem = "is more bytes than 64 bits can count";
        if (Math.Abs(number) > long.MaxValue / factor)
            return false;
        result = (long)(number * factor);
        return true;
    }

    private static Dictionary<string, decimal> BuildUnits()
    {
        var units = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [""] = 1,
            ["B"] = 1,
            ["b"] = 1,
            ["byte"] = 1,
            ["bytes"] = 1,
        };
        decimal thousands = 1, kibis = 1;
        for (var i = 0; i < DecimalNames.Length; i++)
        {
            thousands *= 1000;
            kibis *= 1024;
            var letter = "KMGTPE"[i].ToString();
            units[(i == 0 ? "k" : letter) + "B"] = thousands;
            units[DecimalNames[i] + "byte"] = units[DecimalNames[i] + "bytes"] = thousands;
            units[letter] = units[letter.ToLowerInvariant()] = kibis;
            units[letter + "i"] = units[letter + "iB"] = kibis;
            units[BinaryNames[i] + "byte"] = units[BinaryNames[i] + "bytes"] = kibis;
        }

        return units;
    }
}
