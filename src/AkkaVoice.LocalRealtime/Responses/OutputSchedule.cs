namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Lays out when which piece of a response is sent: uneven pieces, faster than real time, the transcript ahead of the audio.</summary>
internal static class OutputSchedule
{
    /// <summary>The transcript of a spoken message is complete when this share of its audio is.</summary>
    private const double TranscriptLead = 0.5;

    public static List<OutputStep> Build(IReadOnlyList<OutputItem> items, bool interleaved, PacingOptions pacing, Random random)
    {
        var steps = new List<OutputStep>();
        var start = TimeSpan.Zero;
        OutputItem? open = null;
        foreach (var item in items)
        {
            steps.Add(new OutputStep(start, OutputStepKind.Open, item));
            start = AddDeltas(steps, item, start, pacing, random);
            if (open is not null)
            {
                steps.Add(new OutputStep(start, OutputStepKind.Close, open));
                open = null;
            }

            if (interleaved && item.Index < items.Count - 1)
            {
                open = item;
            }
            else
            {
                steps.Add(new OutputStep(start, OutputStepKind.Close, item));
            }
        }

        return steps;
    }

    /// <returns>When the item's generation is finished.</returns>
    private static TimeSpan AddDeltas(List<OutputStep> steps, OutputItem item, TimeSpan start, PacingOptions pacing, Random random)
    {
        if (!item.IsSpoken || item.Wire.IsEmpty)
        {
            var duration = item.Text.Length / pacing.TextCharactersPerSecond;
            steps.AddRange(TextSteps(item, start, duration, random));
            return start + TimeSpan.FromSeconds(duration);
        }

        var seconds = item.Wire.Length / 1000.0 / item.Format.BytesPerMillisecond / pacing.SpeedFactor;
        var text = TextSteps(item, start, seconds * TranscriptLead, random);
        var audio = AudioSteps(item, start, seconds, pacing, random);

        // A stable sort: at the same instant the text goes first.
        steps.AddRange(text.Concat(audio).OrderBy(step => step.Due));
        return start + TimeSpan.FromSeconds(seconds);
    }

    private static List<OutputStep> TextSteps(OutputItem item, TimeSpan start, double seconds, Random random)
    {
        var steps = new List<OutputStep>();
        for (var at = 0; at < item.Text.Length;)
        {
            var due = start + TimeSpan.FromSeconds(seconds * at / item.Text.Length);
            at = item.IsCall
                ? TextPieces.EndOfCharacters(item.Text, at, random.Next(4, 13))
                : TextPieces.EndOfWords(item.Text, at, random.Next(1, 4));
            steps.Add(new OutputStep(due, OutputStepKind.Text, item, at));
        }

        return steps;
    }

    private static List<OutputStep> AudioSteps(OutputItem item, TimeSpan start, double seconds, PacingOptions pacing, Random random)
    {
        var steps = new List<OutputStep>();
        var unit = pacing.SplitSamples ? 1 : item.Format.BytesPerSample;
        var min = Math.Max(unit, (int)(pacing.MinChunk.TotalMilliseconds * item.Format.BytesPerMillisecond));
        var max = Math.Max(min, (int)(pacing.MaxChunk.TotalMilliseconds * item.Format.BytesPerMillisecond));
        for (var at = 0; at < item.Wire.Length;)
        {
            var due = start + TimeSpan.FromSeconds(seconds * at / item.Wire.Length);
            var length = random.Next(min, max + 1);
            at = Math.Min(item.Wire.Length, at + length - (length % unit));
            steps.Add(new OutputStep(due, OutputStepKind.Audio, item, at));
        }

        return steps;
    }
}
