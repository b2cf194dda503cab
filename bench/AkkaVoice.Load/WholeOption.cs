using System.CommandLine;

namespace AkkaVoice.Load;

/// <summary>Options that are whole numbers within limits.</summary>
internal static class WholeOption
{
    public static Option<int> Create(string name, string unit, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description} (default {usual})",
            HelpName = unit,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is var value && (value < least || value > most))
                given.AddError($"{name} is {value}; allowed: {least} to {most}");
        });
        return option;
    }
}
