namespace AkkaVoice.Hosting.Doctor;

/// <summary>How something is.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It will do, but may not be what was meant.</summary>
    Doubtful,

    /// <summary>It will not work.</summary>
    Wrong,

    /// <summary>Not looked at, for a reason that the finding gives.</summary>
    Skipped,
}

/// <summary>What was found about one thing.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Advice">What to do about it; null for nothing.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Detail, string? Advice = null)
{
    public static Finding Fine(string subject, string detail) => new(subject, Verdict.Fine, detail);

    public static Finding Doubtful(string subject, string detail, string advice) => new(subject, Verdict.Doubtful, detail, advice);

    public static Finding Wrong(string subject, string detail, string advice) => new(subject, Verdict.Wrong, detail, advice);

    public static Finding Skipped(string subject, string detail) => new(subject, Verdict.Skipped, detail);

    /// <summary>One line, and a second one with the advice.</summary>
    public override string ToString()
    {
        var mark = Verdict switch { Verdict.Fine => "ok  ", Verdict.Doubtful => "hmm ", Verdict.Wrong => "FAIL", _ => "-   " };
        var line = $"{mark} {Subject}: {Detail}";
        return Advice is null ? line : $"{line}{Environment.NewLine}       -> {Advice}";
    }
}
