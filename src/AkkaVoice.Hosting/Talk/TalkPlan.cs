using AkkaVoice.Audio;
using AkkaVoice.Hosting.Commands;

namespace AkkaVoice.Hosting.Talk;

/// <summary>What <c>akkavoice talk</c> was asked to do.</summary>
public sealed record TalkPlan
{
    /// <summary>What the caller says.</summary>
    public required IReadOnlyList<Saying> Utterances { get; init; }

    /// <summary>Where to record what the caller hears; null for nowhere.</summary>
    public string? RecordTo { get; init; }

    /// <summary>Whether to record both: the caller left, the agent right.</summary>
    public bool Stereo { get; init; }

    /// <summary>Where to write the events, one JSON object a line; null for nowhere.</summary>
    public string? EventsTo { get; init; }

    /// <summary>When to end at the latest.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long all must be quiet before the conversation counts as over.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Checks what can be checked before anything is started.</summary>
    /// <exception cref="BadInputException">Lists all that is wrong.</exception>
    public static TalkPlan Create(
        string[] inputs, string? recordTo, bool stereo, string? eventsTo, double maxSeconds)
    {
        var errors = new List<string>();
        var utterances = new List<Saying>();
        foreach (var text in inputs)
        {
            try
            {
                utterances.Add(Saying.Parse(text));
            }
            catch (WavException e)
            {
                errors.Add($"--in {e.Message}");
            }
            catch (FormatException e)
            {
                errors.Add(e.Message);
            }
        }

        if (inputs.Length == 0) errors.Add("--in is missing; for example --in samples/weather.wav");
        if (stereo && recordTo is null) errors.Add("--stereo has no effect without --out");
        if (maxSeconds is not (> 0 and <= 86_400)) errors.Add($"--max-seconds is '{maxSeconds}'; allowed: more than 0, up to 86400");
        CheckWritable("--out", recordTo, errors);
        CheckWritable("--events", eventsTo, errors);
        if (errors.Count > 0) throw new BadInputException(errors);
        return new TalkPlan
        {
            Utterances = utterances,
            RecordTo = recordTo,
            Stereo = stereo,
            EventsTo = eventsTo,
            MaxDuration = TimeSpan.FromSeconds(maxSeconds),
        };
    }

    private static void CheckWritable(string option, string? path, List<string> errors)
    {
        if (path is null) return;
        var directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path)) errors.Add($"{option} {path}: is a directory; a file name is needed");
        else if (!Directory.Exists(directory)) errors.Add($"{option} {path}: there is no directory {directory}");
    }
}
